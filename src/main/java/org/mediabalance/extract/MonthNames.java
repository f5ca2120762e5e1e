package org.mediabalance.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Month names of Kazakh (Cyrillic and Latin), Russian and English, nominative, genitive and the short forms sites print.
 */
final class MonthNames {
    private static final List<String> NAMES = List.of(
            "қаңтар қаң қантар qańtar qańtar январь января янв january jan",
            "ақпан ақп aqpan февраль февраля февр фев february feb",
            "наурыз нау naurız naýryz март марта мар march mar",
            "сәуір сәу sáuir sáýir апрель апреля апр april apr", "мамыр мам mamyr mamır май мая may",
            "маусым мау maýsym mausym июнь июня июн june jun", "шілде шіл shilde şilde июль июля июл july jul",
            "тамыз там tamyz tamız август августа авг august aug",
            "қыркүйек қыр qyrkúıek qyrküiek сентябрь сентября сент сен september sept sep",
            "қазан қаз qazan октябрь октября окт october oct",
            "қараша қар qarasha qaraşa ноябрь ноября нояб ноя november nov",
            "желтоқсан жел jeltoqsan декабрь декабря дек december dec");
    /** Case endings of Kazakh that follow a month: "25 мамырда", "мамырдағы", "мамырдың". */
    private static final String CASE_ENDING = "(?:[дт][ае](?:ғы|гі)?|[дтн][ыі]ң|[қғкг][ае])$";
    private static final int KAZAKH_NAME_MIN = 4;
    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        for (int month = 0; month < NAMES.size(); month++) {
            for (String name : NAMES.get(month).split(" ")) {
                NUMBERS.put(name, month + 1);
            }
        }
    }

    private MonthNames() {
    }

    /** The month's number, 1 to 12; empty for a word that is no month. */
    static OptionalInt number(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        Integer number = NUMBERS.get(name);
        if (number == null) {
            String bare = name.replaceFirst(CASE_ENDING, "");
            number = bare.length() >= KAZAKH_NAME_MIN ? NUMBERS.get(bare) : null;
        }
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
