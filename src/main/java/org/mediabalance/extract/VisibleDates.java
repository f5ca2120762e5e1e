package org.mediabalance.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
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
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private VisibleDates() {
    }

    static Claims read(Element scope, DateReader dates) {
        Claims claims = new Claims();
        read(scope, dates, claims);
        return claims;
    }

    private static void read(Element element, DateReader dates, Claims claims) {
        if (element.normalName().equals("time") && element.hasAttr("datetime")) {
            claims.add(field(element), element.attr("datetime"), "page:time");
        }
        line(element, element.ownText(), dates, claims);
        if (element.childrenSize() > 0 && element.childrenSize() <= PARTS_MAX
                && DATE_NAME.matcher(element.className()).find()) {
            line(element, element.text(), dates, claims);
        }
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (!Boilerplate.isOtherItems(child)) {
                read(child, dates, claims);
            }
        }
    }

    /** A line may state publication and change one after the other: "10:48, 25 May 2022 | Updated: 11:05". */
    private static void line(Element element, String line, DateReader dates, Claims claims) {
        if (line.length() > LINE_MAX || line.isBlank()) {
            return;
        }
        Matcher updated = UPDATED.matcher(line);
        if (updated.find() && isDate(line.substring(0, updated.start()), dates)) {
            claims.add(Field.PUBLISHED, line.substring(0, updated.start()), "page:date-line");
            claims.add(Field.MODIFIED, line.substring(updated.end()), "page:date-line");
        } else if (isDate(line, dates)) {
            claims.add(field(element), line, "page:date-line");
        }
    }

    private static boolean isDate(String line, DateReader dates) {
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
