package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The titles a page shows: its first-level headings, its Open Graph title and its window title, which mostly carries the
 * outlet's name behind a bar or a dash.
 */
final class PageTitles {
    /** Shorter texts ("News", "Видео") match by chance. */
    private static final int LETTERS_MIN = 8;
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|\\u2013\\u2014\\u00BB\\u00B7•:/-]+\\s+");

    private final List<String> headings = new ArrayList<>();
    private final String openGraph;
    private final String window;

    PageTitles(Document page) {
        for (Element heading : page.select("h1")) {
            String text = heading.text();
            if (!text.isBlank()) {
                headings.add(text.strip());
            }
        }
        Element og = page.selectFirst("meta[property=og:title], meta[name=og:title], meta[name=twitter:title]");
        openGraph = og == null ? "" : og.attr("content").strip();
        window = page.title().strip();
    }

    /** Whether a name is the page's title: the same letters, or one beginning with the other. */
    boolean match(String name) {
        String letters = letters(name);
        if (letters.length() < LETTERS_MIN) {
            return false;
        }
        for (String title : all()) {
            String other = letters(title);
            if (other.length() >= LETTERS_MIN && (other.startsWith(letters) || letters.startsWith(other))) {
                return true;
            }
        }
        return false;
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(headings);
        all.add(openGraph);
        all.add(window);
        return all;
    }

    /** The heading that the window title or the Open Graph title begins with, or the only one. */
    Optional<String> heading() {
        String outside = letters(openGraph) + " " + letters(window);
        return headings.stream().filter(h -> letters(h).length() > 0 && outside.contains(letters(h))).findFirst()
                .or(() -> headings.size() == 1 ? Optional.of(headings.getFirst()) : Optional.empty());
    }

    /** The Open Graph title, without the outlet's name. */
    Optional<String> openGraph() {
        return Optional.of(bare(openGraph)).filter(title -> !title.isEmpty());
    }

    /** The window title, without the outlet's name. */
    Optional<String> window() {
        return Optional.of(bare(window)).filter(title -> !title.isEmpty());
    }

    /** The longest part between separators; the outlet's name is mostly the shorter. */
    private static String bare(String title) {
        String longest = "";
        for (String part : SEPARATOR.split(title)) {
            longest = part.length() > longest.length() ? part : longest;
        }
        int at = title.indexOf(longest);
        return at <= 0 ? longest : title.substring(0, at + longest.length()).strip();
    }

    static String letters(String text) {
        return NO_LETTER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
