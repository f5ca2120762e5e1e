package org.mediabalance.extract;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Hint;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Listing;
import org.mediabalance.study.ListingRule;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;

/**
 * Reads a listing page by the selectors of a study. Day headings give their day to the entries after them, "Today" and
 * "Yesterday" are counted from the capture, and an entry whose time cannot be read is kept without one.
 */
public final class ListingReader {
    /** {@code [H:]MM:SS}, as players print it. */
    private static final Pattern DURATION = Pattern.compile("(?:\\d{1,2}:)?\\d{1,2}:[0-5]\\d");

    private final ListingRule rule;
    private final ZoneId zone;
    private final DateReader dates;
    private final List<Listing.Entry> entries = new ArrayList<>();
    private final Set<URI> seen = new HashSet<>();
    private Optional<LocalDate> headingDay = Optional.empty();

    private ListingReader(ListingRule rule, ZoneId zone, DateReader dates) {
        this.rule = rule;
        this.zone = zone;
        this.dates = dates;
    }

    /**
     * The entries of a captured listing page, in page order, each address once.
     *
     * @param zone the outlet's zone, in which the page's times are local
     * @throws InputException when a selector of the rule is not CSS
     */
    public static Listing read(Capture page, ListingRule rule, ZoneId zone) {
        Document document = Page.parse(page);
        return new ListingReader(rule, zone, new DateReader(page.time(), zone)).read(document);
    }

    private Listing read(Document page) {
        Evaluator item = evaluator("item", rule.item());
        Optional<Evaluator> day = rule.day().map(selector -> evaluator("day", selector));
        for (Element element : page.getAllElements()) {
            if (day.isPresent() && element.is(day.get())) {
                headingDay = dayOf(element.text());
            }
            if (element.is(item)) {
                entry(element);
            }
        }
        Optional<LocalDate> oldest = entries.stream().flatMap(entry -> entry.hint().published().stream())
                .map(Published::day).min(Comparator.naturalOrder());
        return new Listing(List.copyOf(entries), older(page), oldest);
    }

    private void entry(Element item) {
        Evaluator linkSelector = evaluator("link", rule.link());
        Element link = item.is(linkSelector) && item.hasAttr("href") ? item : item.selectFirst(linkSelector);
        Optional<URI> url = link == null ? Optional.empty() : Addresses.of(link, "href");
        if (url.isEmpty() || !seen.add(url.get())) {
            return;
        }
        Optional<Element> titled = rule.title().isEmpty()
                ? Optional.of(link)
                : rule.title().map(selector -> item.selectFirst(evaluator("title", selector)));
        Optional<String> title = titled.map(Element::text).filter(text -> !text.isBlank());
        entries.add(new Listing.Entry(url.get(), new Hint("listing", title, published(item), runningTime(item))));
    }

    private Optional<RunningTime> runningTime(Element item) {
        return rule.duration().map(selector -> evaluator("duration", selector))
                .flatMap(selector -> Optional.ofNullable(item.selectFirst(selector))).map(Element::text)
                .filter(text -> DURATION.matcher(text.strip()).matches()).map(text -> Cues.time(text.strip()))
                .filter(length -> !length.isZero()).map(length -> new RunningTime(length, "listing:duration"));
    }

    private Optional<Published> published(Element item) {
        Optional<Element> time = rule.time().map(selector -> evaluator("time", selector))
                .flatMap(selector -> Optional.ofNullable(item.selectFirst(selector)));
        Optional<Published> own = time.flatMap(this::ownDate);
        if (own.isPresent() || headingDay.isEmpty()) {
            return own;
        }
        LocalDate day = headingDay.get();
        Optional<ClockText> clock = time.map(Element::text).filter(text -> ClockText.impossible(text).isEmpty())
                .flatMap(ClockText::find);
        WrittenDate date = clock.map(c -> new WrittenDate(day, Optional.of(c.time()), c.zone(), c.seconds()))
                .orElse(new WrittenDate(day, Optional.empty(), Optional.empty(), false));
        return Optional.of(date.published(zone, "listing:day-heading"));
    }

    private Optional<Published> ownDate(Element time) {
        String machine = time.hasAttr("datetime") ? time.attr("datetime") : "";
        for (String text : List.of(machine, time.text())) {
            if (dates.read(text) instanceof DateReading.Found found) {
                return Optional.of(found.date().published(zone, "listing:time"));
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> dayOf(String heading) {
        return dates.read(heading) instanceof DateReading.Found found
                ? Optional.of(found.date().day())
                : Optional.empty();
    }

    private Optional<URI> older(Document page) {
        if (rule.older() instanceof ListingRule.OlderLink link) {
            Element element = page.selectFirst(evaluator("older.link", link.selector()));
            return element == null ? Optional.empty() : Addresses.of(element, "href");
        }
        return Optional.empty();
    }

    private static Evaluator evaluator(String key, String selector) {
        try {
            return QueryParser.parse(selector);
        } catch (SelectorParseException | IllegalArgumentException e) {
            throw new InputException("listing rule '" + key + "': '" + selector + "' is not a CSS selector", e);
        }
    }
}
