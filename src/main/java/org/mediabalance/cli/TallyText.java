package org.mediabalance.cli;

import java.io.PrintWriter;
import org.mediabalance.report.Tally;

/** A tally as the five sums people can check. */
final class TallyText {
    private TallyText() {
    }

    static void printFound(Tally t, PrintWriter out) {
        out.printf("discovered %d = fetched %d + refused %d + failed %d + waiting %d%n", t.discovered(), t.fetched(),
                t.refused(), t.failed(), t.waiting());
    }

    static void print(Tally t, PrintWriter out) {
        printFound(t, out);
        out.printf("fetched %d = items %d + not items %d + not processed %d%n", t.fetched(), t.items(), t.notItems(),
                t.unprocessed());
        out.printf("items %d = in period %d + out of period %d + undated %d%n", t.items(), t.inPeriod(),
                t.outOfPeriod(), t.undated());
        out.printf("in period %d = relevant %d + not relevant %d%n", t.inPeriod(), t.relevant(), t.notRelevant());
        out.printf("relevant %d = distinct %d + repeats %d%n", t.relevant(), t.distinct(), t.repeats());
        t.broken().forEach(equation -> out.println("DOES NOT ADD UP: " + equation));
    }
}
