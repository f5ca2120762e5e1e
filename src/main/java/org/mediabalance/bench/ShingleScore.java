package org.mediabalance.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a page's true text an extraction gave, by multisets of four-token shingles: the measure of the article
 * extraction benchmark (scrapinghub/article-extraction-benchmark, README), described there and not copied.
 *
 * @param precision 1 when nothing was given and nothing wanted, 0 when nothing right was given
 */
record ShingleScore(double precision, double recall, boolean exact) {
    private static final int SHINGLE = 4;
    private static final Pattern TOKEN = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    static ShingleScore of(String truth, String given) {
        List<String> wantedTokens = tokens(truth);
        List<String> givenTokens = tokens(given);
        Map<String, Integer> wanted = shingles(wantedTokens);
        Map<String, Integer> got = shingles(givenTokens);
        double common = 0;
        for (Map.Entry<String, Integer> shingle : got.entrySet()) {
            common += Math.min(shingle.getValue(), wanted.getOrDefault(shingle.getKey(), 0));
        }
        return new ShingleScore(share(common, size(got), size(wanted)), share(common, size(wanted), size(got)),
                wantedTokens.equals(givenTokens));
    }

    private static double share(double common, double whole, double other) {
        if (common == 0) {
            return whole == 0 && other == 0 ? 1 : 0;
        }
        return common / whole;
    }

    /** Harmonic mean of precision and recall, 0 when both are. */
    static double f1(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    double f1() {
        return f1(precision, recall);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            tokens.add(token.group());
        }
        return tokens;
    }

    private static Map<String, Integer> shingles(List<String> tokens) {
        Map<String, Integer> shingles = new HashMap<>();
        for (int i = 0; i == 0 || i + SHINGLE <= tokens.size(); i++) {
            List<String> shingle = tokens.subList(i, Math.min(i + SHINGLE, tokens.size()));
            if (!shingle.isEmpty()) {
                shingles.merge(String.join(" ", shingle), 1, Integer::sum);
            }
        }
        return shingles;
    }

    private static double size(Map<String, Integer> multiset) {
        return multiset.values().stream().mapToInt(Integer::intValue).sum();
    }
}
