package org.mediabalance.crawl;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Listing;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;

/** Reads an RSS, Atom or JSON feed, with the running times of Media RSS. An update time is not a publication time. */
final class FeedReader {
    /** A document type before the first element; comments and instructions may precede it. */
    private static final Pattern DOCTYPE = Pattern.compile(
            "\\A((?:\\s|\\uFEFF|<\\?.*?\\?>|<!--.*?-->)*+)<!DOCTYPE[^\\[>]*+(?:\\[[^\\]]*+\\]\\s*)?>", Pattern.DOTALL);

    private FeedReader() {
    }

    static ListRead read(Capture page, ZoneId zone) {
        if (page.body().length == 0) {
            return new ListRead.Unreadable("an empty file");
        }
        if (JsonFeed.looksLike(page.body())) {
            return JsonFeed.read(page, zone);
        }
        SyndFeedInput input = new SyndFeedInput();
        input.setAllowDoctypes(false);
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(page.body()))) {
            SyndFeed feed = input.build(new StringReader(withoutDoctype(reader)));
            List<Listing.Entry> entries = new ArrayList<>();
            for (SyndEntry entry : feed.getEntries()) {
                link(page.url(), entry).ifPresent(url -> entries.add(new Listing.Entry(url, hint(entry, zone))));
            }
            return new ListRead.Entries(entries, List.of());
        } catch (FeedException | IOException | IllegalArgumentException e) {
            return new ListRead.Unreadable("not a feed (RSS, Atom, JSON Feed): " + e.getMessage());
        }
    }

    /**
     * RSS 0.91 asks for a document type (Netscape's), and XML readers are told to refuse one, since it can name files
     * and entities without end. Nothing in a feed depends on it. One inside text, such as a CDATA section, stays.
     */
    private static String withoutDoctype(Reader reader) throws IOException {
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        return DOCTYPE.matcher(text.toString()).replaceFirst("$1");
    }

    private static Optional<URI> link(URI base, SyndEntry entry) {
        return Stream.of(entry.getLink(), entry.getUri()).filter(s -> s != null && !s.isBlank())
                .flatMap(s -> Links.resolve(base, s).stream()).findFirst();
    }

    private static Hint hint(SyndEntry entry, ZoneId zone) {
        Optional<Published> published = Optional.ofNullable(entry.getPublishedDate())
                .map(d -> Published.at(d.toInstant(), zone, Published.Precision.SECOND, "feed"));
        return new Hint("feed", Optional.ofNullable(entry.getTitle()).map(String::strip).filter(s -> !s.isEmpty()),
                published, runningTime(entry));
    }

    private static Optional<RunningTime> runningTime(SyndEntry entry) {
        if (!(entry.getModule(MediaModule.URI) instanceof MediaEntryModule media)) {
            return Optional.empty();
        }
        Stream<MediaContent> grouped = Stream.of(media.getMediaGroups()).flatMap(g -> Stream.of(g.getContents()));
        return Stream.concat(Stream.of(media.getMediaContents()), grouped).map(MediaContent::getDuration)
                .filter(seconds -> seconds != null && seconds > 0).findFirst()
                .map(seconds -> new RunningTime(Duration.ofSeconds(seconds), "feed:media"));
    }
}
