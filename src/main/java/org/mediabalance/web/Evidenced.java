package org.mediabalance.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mediabalance.store.MachineCode;

/** A text in paragraphs, cut where evidence of a machine code begins and ends. */
final class Evidenced {
    private Evidenced() {
    }

    /** Evidence of the model that spoke last; where two stretches overlap, the first keeps its part. */
    static List<List<ItemFacts.Piece>> paragraphs(String text, List<MachineCode> machine) {
        List<MachineCode.Evidence> evidence = machine.isEmpty()
                ? List.of()
                : machine.getFirst().evidence().stream().sorted(Comparator.comparing(MachineCode.Evidence::start))
                        .toList();
        List<List<ItemFacts.Piece>> paragraphs = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf("\n\n", start);
            end = end < 0 ? text.length() : end;
            paragraphs.add(pieces(text, start, end, evidence));
            start = end + 2;
        }
        return paragraphs;
    }

    private static List<ItemFacts.Piece> pieces(String text, int start, int end, List<MachineCode.Evidence> evidence) {
        List<ItemFacts.Piece> pieces = new ArrayList<>();
        int at = start;
        for (MachineCode.Evidence one : evidence) {
            int from = Math.max(at, one.start());
            int to = Math.min(end, one.end());
            if (from < to) {
                add(pieces, text.substring(at, from), Optional.empty());
                add(pieces, text.substring(from, to), Optional.of(one.side().label()));
                at = to;
            }
        }
        add(pieces, text.substring(at, end), Optional.empty());
        return pieces;
    }

    private static void add(List<ItemFacts.Piece> pieces, String text, Optional<String> side) {
        if (!text.isEmpty()) {
            pieces.add(new ItemFacts.Piece(Texts.plain(text), side));
        }
    }
}
