package org.mediabalance.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Listing;
import org.mediabalance.study.ListingRule;
import org.mediabalance.study.Published;

class ListingReaderTest {
    private static final ListingRule BY_DAY = new ListingRule("article", "a", Optional.of("h3"), Optional.of(".time"),
            Optional.of("h2"), Optional.empty(), new ListingRule.OlderLink("a.older"));
    private static final String FEED = """
            <html><body><h2>Сегодня</h2>
            <article><span class="time">00:10</span><h3><a href="/ru/news/3">Третья</a></h3></article>
            <h2>Вчера</h2>
            <article><span class="time">23:30</span><h3><a href="/ru/news/2">Вторая</a></h3></article>
            <article><span class="time">23:30</span><h3><a href="/ru/news/2">Вторая</a></h3></article>
            <h2>22 мая 2022</h2>
            <article><span class="time">скоро</span><h3><a href="/ru/news/1">Первая</a></h3></article>
            <a class="older" href="/ru/newsfeed?page=2">Ещё</a></body></html>""";

    private static Listing read(String html, ListingRule rule) {
        return ListingReader.read(Pages.capture("https://arna.example/ru/newsfeed", html), rule, Pages.ASTANA);
    }

    @Test
    void dayHeadingsGiveTheirDayToTheTimesBelowThem() {
        Listing listing = read(FEED, BY_DAY);
        assertThat(listing.entries()).extracting(entry -> entry.url().getPath()).containsExactly("/ru/news/3",
                "/ru/news/2", "/ru/news/1");
        assertThat(listing.entries()).extracting(entry -> entry.hint().published().orElseThrow().instant())
                .containsExactly(Optional.of(Instant.parse("2022-06-01T18:10:00Z")),
                        Optional.of(Instant.parse("2022-06-01T17:30:00Z")), Optional.empty());
        assertThat(listing.oldestDay()).contains(LocalDate.of(2022, 5, 22));
        assertThat(listing.older()).contains(URI.create("https://arna.example/ru/newsfeed?page=2"));
        assertThat(listing.entries().getFirst().hint().title()).contains("Третья");
    }

    @Test
    void anEntrysOwnDateNeedsNoHeading() {
        ListingRule rule = new ListingRule(".card", "a", Optional.empty(), Optional.of("time"), Optional.empty(),
                Optional.empty(),
                new ListingRule.LastPage());
        Listing listing = read("""
                <div class="card"><a href="/a">Бірінші</a><time>Сәрсенбі, 25 мамыр 2022, 19:00</time></div>
                <div class="card"><a href="/b">Екінші</a><time>25.05.2022</time></div>
                <div class="card"><a href="/c">Үшінші</a></div>""", rule);
        assertThat(listing.entries()).extracting(entry -> entry.hint().published().map(Published::precision))
                .containsExactly(Optional.of(Published.Precision.MINUTE), Optional.of(Published.Precision.DAY),
                        Optional.empty());
        assertThat(listing.older()).isEmpty();
    }

    @Test
    void aBrokenSelectorIsTheStudysFault() {
        ListingRule rule = new ListingRule("div[", "a", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(),
                new ListingRule.LastPage());
        assertThatThrownBy(() -> read(FEED, rule)).isInstanceOf(InputException.class).hasMessageContaining("div[");
    }
}
