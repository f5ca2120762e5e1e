package org.mediabalance.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code reports/benchmarks/scale.md}: sections measured at different times, each begun by {@code ## TITLE}. */
public final class ScalePage {
    private static final String HEAD = "# The price of distribution\n\n"
            + "Made by `./mediabalance bench scale`; each section by a run of its own.";

    private ScalePage() {
    }

    /**
     * The page with this section new and all others as they were; a section that was not there comes last.
     *
     * @param page the page until now, blank when there is none
     * @param title of the section
     * @param text of the section without its title; its own headings begin at {@code ###}
     */
    public static String with(String page, String title, String text) {
        String section = "## " + title + "\n\n" + text.strip() + "\n\n";
        String whole = (page.isBlank() ? HEAD : page.strip()) + "\n\n";
        Matcher old = Pattern.compile("(?ms)^## " + Pattern.quote(title) + "$.*?(?=^## |\\z)").matcher(whole);
        String replaced = old.find()
                ? whole.substring(0, old.start()) + section + whole.substring(old.end())
                : whole + section;
        return replaced.strip() + "\n";
    }
}
