package org.mediabalance.extract;

import java.util.Optional;
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
        String line = element.ownText();
        if (line.length() <= LINE_MAX && !line.isBlank()) {
            date(line, dates).ifPresent(date -> claims.add(field(element), date, "page:date-line"));
        }
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (!Boilerplate.isOtherItems(child)) {
                read(child, dates, claims);
            }
        }
    }

    private static Optional<String> date(String line, DateReader dates) {
        int around = DIGIT.matcher(line).find() ? LETTERS_AROUND_MAX : 0;
        return switch (dates.read(line)) {
            case DateReading.Found found when letters(found.rest()) <= around -> Optional.of(line);
            case DateReading.Impossible impossible when letters(line) <= LETTERS_AROUND_MAX -> Optional.of(line);
            default -> Optional.empty();
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
