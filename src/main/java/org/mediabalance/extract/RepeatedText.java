package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drops text that stands a second time, as whole blocks or as a run of words inside what was read already. Some sites
 * print the text twice, for wide and for narrow screens, once in paragraphs and once as a single run.
 */
final class RepeatedText implements TextStep {
    /** Shorter lines repeat by right, such as refrains and headings of live reports, unless their neighbour repeats too. */
    private static final int LENGTH_MIN = 60;
    /** Looking for a run in what was read costs its length; a long article has a fifth of this. */
    private static final int READ_MAX = 200_000;

    @Override
    public void apply(Draft draft) {
        List<Integer> in = new ArrayList<>();
        for (int i = draft.from(); i < draft.to(); i++) {
            if (!draft.isOut(i)) {
                in.add(i);
            }
        }
        Set<Integer> repeated = repeatedLong(draft, in);
        if (repeated.isEmpty()) {
            return;
        }
        addNeighbours(in.stream().map(i -> PageTitles.letters(draft.block(i).text())).toList(), in, repeated);
        repeated.forEach(draft::drop);
    }

    private static Set<Integer> repeatedLong(Draft draft, List<Integer> in) {
        Set<Integer> repeated = new HashSet<>();
        Set<String> seen = new HashSet<>();
        StringBuilder read = new StringBuilder();
        for (int i : in) {
            Block block = draft.block(i);
            if (block.length() < LENGTH_MIN) {
                continue;
            }
            String letters = PageTitles.letters(block.text());
            boolean runAgain = block.length() > 4 * LENGTH_MIN && read.indexOf(letters) >= 0;
            if (!seen.add(letters) || runAgain) {
                repeated.add(i);
            } else if (read.length() < READ_MAX) {
                read.append(letters);
            }
        }
        return repeated;
    }

    /** A short block repeats when it stands beside a repeated one just as it stood beside that one's first copy. */
    private static void addNeighbours(List<String> letters, List<Integer> in, Set<Integer> repeated) {
        Map<String, Integer> firstPlace = new HashMap<>();
        for (int at = 0; at < in.size(); at++) {
            firstPlace.putIfAbsent(letters.get(at), at);
        }
        for (int step : new int[]{1, -1}) {
            for (int at = step > 0 ? 0 : in.size() - 1; at >= 0 && at < in.size(); at += step) {
                int beside = at + step;
                if (!repeated.contains(in.get(at)) || beside < 0 || beside >= in.size()) {
                    continue;
                }
                int original = firstPlace.get(letters.get(at)) + step;
                if (original >= 0 && original < at && original != beside && original < beside
                        && letters.get(original).equals(letters.get(beside))) {
                    repeated.add(in.get(beside));
                }
            }
        }
    }
}
