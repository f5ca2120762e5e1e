package org.mediabalance.crawl;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Addresses as they stand in lists and headers, made into addresses that can be asked. */
public final class Links {
    /** {@code /news;jsessionid=0A1B}: the session of a Java server (Servlet specification, 7.1.3). */
    private static final Pattern SESSION_IN_PATH = Pattern.compile(";jsessionid=[^/;]*", Pattern.CASE_INSENSITIVE);
    /** Parameters by which servers number visitors, by the names their frameworks give them. */
    private static final Set<String> SESSIONS = Set.of("phpsessid", "jsessionid", "sessionid", "session_id", "cfid",
            "cftoken", "oscsid", "zenid");
    /** {@code sid} is a session when it looks like one; short ones number articles. */
    private static final Pattern SESSION_VALUE = Pattern.compile("[0-9A-Za-z]{16,}");
    /** Parameters by which advertisers and search engines mark where a visitor came from. */
    private static final Set<String> ORIGINS = Set.of("fbclid", "gclid", "yclid", "ysclid", "_openstat");

    private Links() {
    }

    /**
     * An absolute http(s) address without fragment and user, its host in ASCII (RFC 5890), its path and query
     * percent-encoded; empty when the text is none.
     */
    public static Optional<URI> parse(String text) {
        return Optional.ofNullable(HttpUrl.parse(text.strip())).flatMap(Links::asked);
    }

    /** Resolves a Location or link against the page it stands on (RFC 3986, 5.3). */
    static Optional<URI> resolve(URI base, String link) {
        return Optional.ofNullable(HttpUrl.get(base)).map(page -> page.resolve(link.strip())).flatMap(Links::asked);
    }

    /** Without the hosts that java.net.URI takes for none, such as numbers written to look like names. */
    private static Optional<URI> asked(HttpUrl url) {
        return Optional.of(uri(url)).filter(uri -> uri.getHost() != null);
    }

    private static URI uri(HttpUrl url) {
        return url.newBuilder().username("").password("").fragment(null).build().uri();
    }

    /**
     * The address without what tells visitors apart: one page is one address in the ledger, whoever was handed which
     * session.
     */
    public static URI folded(URI address) {
        HttpUrl url = HttpUrl.get(address);
        if (url == null) {
            return address;
        }
        List<String> personal = url.queryParameterNames().stream().filter(name -> isPersonal(name, url)).toList();
        String path = SESSION_IN_PATH.matcher(url.encodedPath()).replaceAll("");
        if (personal.isEmpty() && path.equals(url.encodedPath())) {
            return address;
        }
        HttpUrl.Builder plain = url.newBuilder().encodedPath(path);
        personal.forEach(plain::removeAllQueryParameters);
        HttpUrl built = plain.build();
        return uri(built.querySize() == 0 ? built.newBuilder().query(null).build() : built);
    }

    private static boolean isPersonal(String parameter, HttpUrl url) {
        String name = parameter.toLowerCase(Locale.ROOT);
        String value = url.queryParameter(parameter);
        return SESSIONS.contains(name) || ORIGINS.contains(name) || name.startsWith("utm_")
                || name.startsWith("aspsessionid")
                || name.equals("sid") && value != null && SESSION_VALUE.matcher(value).matches();
    }

    /** Scheme, host and port, the unit that robots.txt is about (RFC 9309, 2.3). */
    static String authority(URI url) {
        return url.getScheme() + "://" + url.getAuthority().toLowerCase(Locale.ROOT);
    }
}
