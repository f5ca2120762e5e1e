package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The titles a page shows: its first-level headings, its Open Graph title and its window title, which mostly carries the
 * outlet's name behind a bar or a dash.
 */
final class PageTitles {
    /** Shorter texts ("News", "Видео") match by chance. */
    private static final int LETTERS_MIN = 8;
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|\\u2013\\u2014\\u00BB\\u00B7•:/-]+\\s+");

    private final List<String> headings = new ArrayList<>();
    private final String openGraph;
    private final String window;
    private final List<String> letters;

    PageTitles(Landmarks page, String window) {
        for (Element heading : page.headings()) {
            String text = heading.text();
            if (!text.isBlank()) {
                headings.add(text.strip());
            }
        }
        openGraph = page.metas().stream().filter(PageTitles::isTitle).map(meta -> meta.attr("content").strip())
                .findFirst().orElse("");
        this.window = window.strip();
        letters = Stream.concat(headings.stream(), Stream.of(openGraph, this.window)).map(PageTitles::letters)
                .filter(title -> title.length() >= LETTERS_MIN).toList();
    }

    private static boolean isTitle(Element meta) {
        String name = meta.hasAttr("property") ? meta.attr("property") : meta.attr("name");
        return name.equals("og:title") || name.equals("twitter:title");
    }

    /** Whether a name is the page's title: the same letters, or one beginning with the other. */
    boolean match(String name) {
        String wanted = letters(name);
        if (wanted.length() < LETTERS_MIN) {
            return false;
        }
        return letters.stream().anyMatch(title -> title.startsWith(wanted) || wanted.startsWith(title));
    }

    /** Whether the page shows no title at all. */
    boolean areMissing() {
        return headings.isEmpty() && openGraph.isEmpty() && window.isEmpty();
    }

    /** The heading that the window title or the Open Graph title begins with, or the only one. */
    Optional<String> heading() {
        String outside = letters(openGraph) + " " + letters(window);
        return headings.stream().filter(h -> letters(h).length() > 0 && outside.contains(letters(h))).findFirst()
                .or(() -> headings.size() == 1 ? Optional.of(headings.getFirst()) : Optional.empty());
    }

    /**
     * The Open Graph title where it is the heading without its first words: a kicker ("Minority in Syria: ...") that is
     * printed inside the heading. On the fundus pages that is the headline in 4 of 4 cases; an Open Graph title with words
     * before the heading's is it in 3 of 6 on both sets, so that the heading stays there.
     */
    Optional<String> withoutKicker(String heading) {
        String shown = letters(heading);
        return openGraph().filter(shared -> letters(shared).length() >= LETTERS_MIN
                && letters(shared).length() < shown.length() && shown.endsWith(letters(shared)));
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

    /** The letters and digits of a text in lower case, by which texts printed differently are the same. */
    static String letters(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length();) {
            int c = lower.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return letters.toString();
    }
}
