package org.mediabalance.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mediabalance.store.Recapture.Change;
import org.mediabalance.study.Item;

/** What differs between two versions of an item, by what a reader sees and not by the page around it. Pure. */
final class Difference {
    /**
     * Of the words of the earlier version so many must be left for the later to be the same item. An edit keeps most
     * words; a page that a site shows in place of a removed one keeps hardly more than "the", "and" and the date.
     */
    private static final double WORDS_KEPT_MIN = 0.2;

    private Difference() {
    }

    /** The fields that changed, in the order title, text, published; empty when a reader would see no change. */
    static List<Change> between(Item before, Item after) {
        List<Change> changes = new ArrayList<>();
        add(changes, "title", line(before.title()), line(after.title()));
        List<String> old = paragraphs(before);
        List<String> fresh = paragraphs(after);
        add(changes, "text", String.join("\n\n", without(old, fresh)), String.join("\n\n", without(fresh, old)));
        add(changes, "published", published(before), published(after));
        return changes;
    }

    private static void add(List<Change> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Change(field, before, after));
        }
    }

    private static String published(Item item) {
        return item.published().map(p -> p.instant().map(Object::toString).orElse(p.day().toString())).orElse("");
    }

    private static List<String> paragraphs(Item item) {
        return Arrays.stream(item.text().split("\n\n")).map(Difference::line).filter(p -> !p.isEmpty()).toList();
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The paragraphs of one version that the other has not, a repeated one as often as it is missing. */
    private static List<String> without(List<String> paragraphs, List<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(p -> left.merge(p, 1, Integer::sum));
        return paragraphs.stream().filter(p -> left.merge(p, -1, Integer::sum) < 0).toList();
    }

    /** Whether the later version is another page altogether and not an edit; empty text tells nothing. */
    static boolean anotherPage(Item before, Item after) {
        Set<String> words = words(before);
        Set<String> kept = new HashSet<>(words);
        kept.retainAll(words(after));
        return !words.isEmpty() && kept.size() < WORDS_KEPT_MIN * words.size()
                && !line(before.title()).equals(line(after.title()));
    }

    private static Set<String> words(Item item) {
        String text = (item.title() + " " + item.text()).toLowerCase(Locale.ROOT);
        Set<String> words = new HashSet<>(Arrays.asList(text.split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }

    /** One line for people, such as {@code title, text}. */
    static Optional<String> fields(List<Change> changes) {
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", changes.stream().map(Change::field).toList()));
    }
}
