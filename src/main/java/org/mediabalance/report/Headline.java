package org.mediabalance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mediabalance.balance.Cell;
import org.mediabalance.balance.Figure;
import org.mediabalance.study.Reliability;

/** The first sentences of a report: what was found, how sure it is, and what must be stamped over it. */
final class Headline {
    /** Below this a share moves by more than three points with one item. */
    private static final int FEW_ITEMS = 30;

    private final ReportInput input;
    private final ReportFigures figures;
    private final ViewFigures human;
    private final Phrasebook words;

    Headline(ReportInput input, ReportFigures figures, Phrasebook words) {
        this.input = input;
        this.figures = figures;
        this.human = figures.view(View.HUMAN).orElseThrow();
        this.words = words;
    }

    /** What a reader must see before any number. */
    List<String> stamps() {
        List<String> stamps = new ArrayList<>();
        long suspected = figures.gaps().stream().filter(ReportInput.Coverage::suspected).count();
        if (figures.gaps().size() > suspected) {
            stamps.add(words.phrase("stamp.gaps", words.count(figures.gaps().size() - suspected)));
        }
        if (suspected > 0) {
            stamps.add(words.phrase("stamp.suspected", words.count(suspected)));
        }
        if (!figures.brokenTally().isEmpty()) {
            stamps.add(words.phrase("stamp.tally", String.join("; ", figures.brokenTally())));
        }
        long coded = human.total().coded().items();
        if (coded > 0 && coded < FEW_ITEMS) {
            stamps.add(words.phrase("stamp.small"));
        }
        return stamps;
    }

    /** The finding; the first sentence is the one to quote. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        Cell total = human.total();
        if (figures.items() == 0) {
            return List.of(words.phrase("headline.none"));
        }
        if (total.coded().items() == 0) {
            sentences.add(words.phrase("headline.uncoded", words.count(figures.items())));
            figures.view(View.MACHINE).map(ViewFigures::total).ifPresent(machine -> sentences.add(words.phrase(
                    "headline.machine", words.count(machine.neutral().items()), words.count(machine.coded().items()),
                    words.count(machine.pro().items()), words.count(machine.contra().items()))));
            return sentences;
        }
        sentences.add(words.phrase("headline.counts", words.count(total.coded().items()),
                words.count(total.neutral().items()), share(0), words.count(total.pro().items()), share(1),
                words.count(total.contra().items()), share(2)));
        human.zeros().forEach(zero -> sentences.add(words.phrase("headline.zero",
                words.phrase("class." + zero.stance().label()), words.count(total.coded().items()),
                zero.oneSided().figure().text(words::percent, ""), zero.twoSided().figure().text(words::percent, ""))));
        if (human.indices().get(0).figure() instanceof Figure.Known directional) {
            sentences.add(words.phrase("headline.index", words.decimal(directional.value(), 2),
                    words.decimal(human.indices().get(1).number(), 2)));
        }
        if (total.uncoded().items() > 0) {
            sentences.add(words.phrase("headline.partial", words.count(total.uncoded().items())));
        }
        return sentences;
    }

    /** What the figures can and cannot bear. */
    List<String> certainty() {
        List<String> sentences = new ArrayList<>();
        sentences.add(words.phrase(input.study().census() ? "sure.census" : "sure.sample"));
        input.coding().agreement().stream().filter(r -> r.language().equals("all")).findFirst()
                .ifPresent(r -> sentences.add(agreement(r)));
        return sentences;
    }

    private String agreement(Reliability r) {
        return r.alpha().isPresent()
                ? words.phrase("sure.alpha", words.count(r.items()), number(r.alpha()), number(r.low()),
                        number(r.high()))
                : words.phrase("sure.alpha.none", words.reason(r.note()));
    }

    private String number(OptionalDouble value) {
        return words.decimal(value.orElseThrow(), 3);
    }

    private String share(int stance) {
        return human.shares().get(stance).share().figure().text(words::percent, words.phrase("no.data"));
    }
}
