package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cases of the published suites for robots.txt, ported: {@code robots_test.cc} of google/robotstxt at commit 455b158 (the
 * first column is its line number) and the examples of RFC 9309. The suite's crawler, FooBot, is ours here. Left out are
 * cases of another crawler's name, of addresses that are not percent-encoded (lines 419, 430: ours always are), of
 * needlessly encoded letters in rules (line 441: the library decodes them, as RFC 3986 6.2.2.2 has it), and of that
 * implementation's limit of a line (lines 537 to 565).
 */
class RobotsSuitesTest {
    private static Robots robots(String text) {
        return Robots.of(new Fetch.Answered(URI.create("http://foo.bar/robots.txt"), Instant.EPOCH, 200, "OK",
                List.of(), text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "robots_test.cc line {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "77 | user-agent: FooBot;disallow: / | /x/y | false",
            "78 | foo: FooBot;bar: / | /x/y | true",
            "79 | user-agent FooBot;disallow / | /x/y | false",
            "112 | allow: /foo/bar/;;user-agent: FooBot;disallow: /;allow: /x/;user-agent: BarBot;disallow: /;allow: /y/;;;allow: /w/;user-agent: BazBot;;user-agent: FooBot;allow: /z/;disallow: / | /x/b | true",
            "113 | allow: /foo/bar/;;user-agent: FooBot;disallow: /;allow: /x/;user-agent: BarBot;disallow: /;allow: /y/;;;allow: /w/;user-agent: BazBot;;user-agent: FooBot;allow: /z/;disallow: / | /z/d | true",
            "114 | allow: /foo/bar/;;user-agent: FooBot;disallow: /;allow: /x/;user-agent: BarBot;disallow: /;allow: /y/;;;allow: /w/;user-agent: BazBot;;user-agent: FooBot;allow: /z/;disallow: / | /y/c | false",
            "121 | allow: /foo/bar/;;user-agent: FooBot;disallow: /;allow: /x/;user-agent: BarBot;disallow: /;allow: /y/;;;allow: /w/;user-agent: BazBot;;user-agent: FooBot;allow: /z/;disallow: / | /foo/bar/ | false",
            "137 | User-agent: BarBot;Sitemap: https://foo.bar/sitemap;User-agent: *;Disallow: / | / | false",
            "147 | User-agent: FooBot;Invalid-Unknown-Line: unknown;User-agent: *;Disallow: / | / | false",
            "170 | USER-AGENT: FooBot;ALLOW: /x/;DISALLOW: / | /x/y | true",
            "171 | user-agent: FooBot;allow: /x/;disallow: / | /x/y | true",
            "172 | uSeR-aGeNt: FooBot;AlLoW: /x/;dIsAlLoW: / | /x/y | true",
            "173 | USER-AGENT: FooBot;ALLOW: /x/;DISALLOW: / | /a/b | false",
            "174 | user-agent: FooBot;allow: /x/;disallow: / | /a/b | false",
            "175 | uSeR-aGeNt: FooBot;AlLoW: /x/;dIsAlLoW: / | /a/b | false",
            "216 | User-Agent: FOOBOT BAR;Allow: /x/;Disallow: / | /x/y | true",
            "219 | User-Agent: FOOBOT BAR;Allow: /x/;Disallow: / | /a/b | false",
            "220 | User-Agent: foobot bar;Allow: /x/;Disallow: / | /a/b | false",
            "221 | User-Agent: FoObOt bAr;Allow: /x/;Disallow: / | /a/b | false",
            "246 | User-Agent: *;Disallow: /;User-Agent: FooBot Bar;Allow: /x/;Disallow: / | /x/y | true",
            "271 | `` | /x/y | true",
            "272 | user-agent: *;allow: /;user-agent: FooBot;disallow: / | /x/y | false",
            "273 | user-agent: *;allow: /;user-agent: BarBot;disallow: / | /x/y | true",
            "274 | user-agent: QuxBot;allow: /;user-agent: BarBot;disallow: /;user-agent: BazBot;disallow: / | /x/y | true",
            "289 | user-agent: FooBot;disallow: /x/ | /x/y | false",
            "290 | user-agent: FooBot;disallow: /X/ | /x/y | true",
            "306 | user-agent: FooBot;disallow: /x/page.html;allow: /x/ | /x/page.html | false",
            "314 | user-agent: FooBot;allow: /x/page.html;disallow: /x/ | /x/page.html | true",
            "315 | user-agent: FooBot;allow: /x/page.html;disallow: /x/ | /x/ | false",
            "324 | user-agent: FooBot;disallow: ;allow:  | /x/page.html | true",
            "333 | user-agent: FooBot;disallow: /;allow: / | /x/page.html | true",
            "342 | user-agent: FooBot;disallow: /x;allow: /x/ | /x | false",
            "343 | user-agent: FooBot;disallow: /x;allow: /x/ | /x/ | true",
            "353 | user-agent: FooBot;disallow: /x/page.html;allow: /x/page.html | /x/page.html | true",
            "361 | user-agent: FooBot;allow: /page;disallow: /*.html | /page.html | false",
            "363 | user-agent: FooBot;allow: /page;disallow: /*.html | /page | true",
            "372 | user-agent: FooBot;allow: /x/page.;disallow: /*.html | /x/page.html | true",
            "373 | user-agent: FooBot;allow: /x/page.;disallow: /*.html | /x/y.html | false",
            "383 | User-agent: *;Disallow: /x/;User-agent: FooBot;Disallow: /y/ | /x/page | true",
            "385 | User-agent: *;Disallow: /x/;User-agent: FooBot;Disallow: /y/ | /y/page | false",
            "405 | User-agent: FooBot;Disallow: /;Allow: /foo/bar?qux=taz&baz=http://foo.bar?tar&par | /foo/bar?qux=taz&baz=http://foo.bar?tar&par | true",
            "416 | User-agent: FooBot;Disallow: /;Allow: /foo/bar/ツ | /foo/bar/%E3%83%84 | true",
            "428 | User-agent: FooBot;Disallow: /;Allow: /foo/bar/%E3%83%84 | /foo/bar/%E3%83%84 | true",
            "443 | User-agent: FooBot;Disallow: /;Allow: /foo/bar/%62%61%7A | /foo/bar/%62%61%7A | true",
            "461 | User-agent: FooBot;Disallow: /foo/bar/quz;Allow: /foo/*/qux | /foo/bar/quz | false",
            "463 | User-agent: FooBot;Disallow: /foo/bar/quz;Allow: /foo/*/qux | /foo/quz | true",
            "465 | User-agent: FooBot;Disallow: /foo/bar/quz;Allow: /foo/*/qux | /foo//quz | true",
            "467 | User-agent: FooBot;Disallow: /foo/bar/quz;Allow: /foo/*/qux | /foo/bax/quz | true",
            "475 | User-agent: FooBot;Disallow: /foo/bar$;Allow: /foo/bar/qux | /foo/bar | false",
            "477 | User-agent: FooBot;Disallow: /foo/bar$;Allow: /foo/bar/qux | /foo/bar/qux | true",
            "479 | User-agent: FooBot;Disallow: /foo/bar$;Allow: /foo/bar/qux | /foo/bar/ | true",
            "481 | User-agent: FooBot;Disallow: /foo/bar$;Allow: /foo/bar/qux | /foo/bar/baz | true",
            "490 | User-agent: FooBot;# Disallow: /;Disallow: /foo/quz#qux;Allow: / | /foo/bar | true",
            "492 | User-agent: FooBot;# Disallow: /;Disallow: /foo/quz#qux;Allow: / | /foo/quz | false",
            "580 | user-agent: FooBot;disallow: /;allow: /fish | /bar | false",
            "582 | user-agent: FooBot;disallow: /;allow: /fish | /fish | true",
            "583 | user-agent: FooBot;disallow: /;allow: /fish | /fish.html | true",
            "585 | user-agent: FooBot;disallow: /;allow: /fish | /fish/salmon.html | true",
            "587 | user-agent: FooBot;disallow: /;allow: /fish | /fishheads | true",
            "591 | user-agent: FooBot;disallow: /;allow: /fish | /fish.html?id=anything | true",
            "594 | user-agent: FooBot;disallow: /;allow: /fish | /Fish.asp | false",
            "596 | user-agent: FooBot;disallow: /;allow: /fish | /catfish | false",
            "598 | user-agent: FooBot;disallow: /;allow: /fish | /?id=fish | false",
            "607 | user-agent: FooBot;disallow: /;allow: /fish* | /bar | false",
            "610 | user-agent: FooBot;disallow: /;allow: /fish* | /fish | true",
            "615 | user-agent: FooBot;disallow: /;allow: /fish* | /fishheads | true",
            "622 | user-agent: FooBot;disallow: /;allow: /fish* | /Fish.bar | false",
            "626 | user-agent: FooBot;disallow: /;allow: /fish* | /?id=fish | false"})
    void googlesCases(int line, String text, String path, boolean allowed) {
        String ours = text.replaceAll("(?i)foobot", FetchSettings.ROBOT).replace(';', '\n') + "\n";
        assertThat(robots(ours).allows(URI.create("http://foo.bar" + path))).as(ours).isEqualTo(allowed);
    }

    /** RFC 9309, section 5.1, read as each of the crawlers it names. */
    @ParameterizedTest
    @CsvSource({"foobot, /example/page.html, true", "foobot, /example/allowed.gif, true", "foobot, /other, false",
            "barbot, /example/page.html, false", "barbot, /example/, true", "bazbot, /example/page.html, false",
            "quxbot, /anything.gif, true", "nobody, /picture.gif, false", "nobody, /example/x, false",
            "nobody, /publications/, true", "nobody, /other, true"})
    void theSimpleExampleOfTheStandard(String robot, String path, boolean allowed) {
        String text = """
                User-Agent: *
                Disallow: *.gif$
                Disallow: /example/
                Allow: /publications/

                User-Agent: foobot
                Disallow:/
                Allow:/example/page.html
                Allow:/example/allowed.gif

                User-Agent: barbot
                User-Agent: bazbot
                Disallow: /example/page.html

                User-Agent: quxbot
                """;
        assertThat(robots(text.replace(robot, FetchSettings.ROBOT)).allows(URI.create("http://foo.bar" + path)))
                .isEqualTo(allowed);
    }

    /** RFC 9309, section 5.2. */
    @Test
    void theLongestMatchOfTheStandard() {
        Robots robots = robots("User-Agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n");
        assertThat(robots.allows(URI.create("http://example.com/example/page/disallowed.gif"))).isFalse();
        assertThat(robots.allows(URI.create("http://example.com/example/page/other.gif"))).isTrue();
    }

    /** RFC 9309, section 2.2.1, the figure on groups of one name, and 2.2.4: other records end no group. */
    @Test
    void groupsOfOneNameAreOneGroupWhateverStandsBetween() {
        Robots robots = robots("""
                user-agent: MediaBalance
                disallow: /foo
                Crawl-delay: 7
                Sitemap: http://foo.bar/sitemap.xml

                user-agent: other
                disallow: /

                user-agent: mediabalance
                disallow: /baz
                """);
        assertThat(List.of("/foo", "/baz", "/bar"))
                .extracting(path -> robots.allows(URI.create("http://foo.bar" + path)))
                .containsExactly(false, false, true);
        assertThat(robots.delay(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(7));
        assertThat(robots.sitemaps()).containsExactly(URI.create("http://foo.bar/sitemap.xml"));
    }
}
