package org.mediabalance.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.mediabalance.extract.Claims.Field;

/**
 * Dates that a reader sees around an item: {@code time} elements and short lines that hold a date and little else, in
 * the smallest part of the page with both the headline and the text. Dates of related items stand in boilerplate.
 */
final class VisibleDates {
    /** A date line may name its desk or its views; prose that mentions a date has more letters around it. */
    private static final int LETTERS_AROUND_MAX = 30;
    private static final int LINE_MAX = 90;
    private static final Pattern UPDATED = Pattern
            .compile("(?iu)обновл|измен[её]н|жаңарт|өзгертіл|updated|modified|last edit");
    /** Day, month, year and time may stand in elements of their own; an element that is called so is read whole. */
    private static final Pattern DATE_NAME = Pattern.compile("(?i)date|time|publish|posted");
    private static final int PARTS_MAX = 6;
    /** Live reports date each of their entries; more dates than this say nothing of when the page was published. */
    private static final int DATES_MAX = 200;
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private final DateReader dates;
    private final Claims claims = new Claims();
    private int found;
    /** What is known of the names of classes; a page repeats few of them. */
    private final Map<String, Boolean> otherItems = new HashMap<>();
    private final Map<String, Boolean> dateNames = new HashMap<>();

    private VisibleDates(DateReader dates) {
        this.dates = dates;
    }

    static Claims read(Element scope, DateReader dates) {
        VisibleDates visible = new VisibleDates(dates);
        visible.read(scope);
        return visible.claims;
    }

    private void read(Element element) {
        if (element.normalName().equals("time") && element.hasAttr("datetime")) {
            add(field(element), element.attr("datetime"), "page:time");
        }
        line(element, ownLine(element));
        if (element.childrenSize() > 0 && element.childrenSize() <= PARTS_MAX && dateNames
                .computeIfAbsent(element.className(), names -> DATE_NAME.matcher(names).find())) {
            line(element, element.text());
        }
        for (Element child = element.firstElementChild(); child != null
                && found < DATES_MAX; child = child.nextElementSibling()) {
            if (!isOtherItems(child)) {
                read(child);
            }
        }
    }

    private void add(Field field, String value, String source) {
        claims.add(field, value, source);
        found++;
    }

    private boolean isOtherItems(Element element) {
        return Boilerplate.isFrame(element) || element.attributesSize() > 0 && (named(element.className())
                || named(element.id()));
    }

    private boolean named(String names) {
        return !names.isEmpty() && otherItems.computeIfAbsent(names, Boilerplate::namesOtherItems);
    }

    /** The element's own text; empty when that is too long for a date line. */
    private static String ownLine(Element element) {
        int letters = 0;
        for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
            if (node instanceof TextNode words) {
                String text = words.getWholeText();
                for (int i = 0; i < text.length() && letters <= LINE_MAX; i++) {
                    letters += Character.isWhitespace(text.charAt(i)) ? 0 : 1;
                }
            }
        }
        return letters == 0 || letters > LINE_MAX ? "" : element.ownText();
    }

    /** A line may state publication and change one after the other: "10:48, 25 May 2022 | Updated: 11:05". */
    private void line(Element element, String line) {
        if (line.length() > LINE_MAX || line.isBlank() || !DateReader.mayBeIn(line)) {
            return;
        }
        Matcher updated = UPDATED.matcher(line);
        if (updated.find() && isDate(line.substring(0, updated.start()))) {
            add(Field.PUBLISHED, line.substring(0, updated.start()), "page:date-line");
            add(Field.MODIFIED, line.substring(updated.end()), "page:date-line");
        } else if (isDate(line)) {
            add(field(element), line, "page:date-line");
        }
    }

    private boolean isDate(String line) {
        int around = DIGIT.matcher(line).find() ? LETTERS_AROUND_MAX : 0;
        return switch (dates.read(line)) {
            case DateReading.Found found -> letters(found.rest()) <= around;
            case DateReading.Impossible impossible -> letters(line) <= LETTERS_AROUND_MAX;
            case DateReading.Absent absent -> false;
        };
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }

    private static Field field(Element element) {
        Element parent = element.parent();
        String around = element.text() + " " + element.className() + " " + (parent == null ? "" : parent.ownText());
        return UPDATED.matcher(around).find() ? Field.MODIFIED : Field.PUBLISHED;
    }
}
