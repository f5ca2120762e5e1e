package org.mediabalance.reproduce;

import java.util.List;
import java.util.Map;
import org.mediabalance.report.ReportFigures;
import org.mediabalance.report.Tally;
import org.mediabalance.study.Reliability;

/**
 * How a reproduction came out.
 *
 * @param views {@code human}, {@code machine} and {@code reviewed}, each with its counts
 * @param problems lists that could not be read and sums that do not add up, one line each
 */
public record Reproduced(String citation, List<String> notes, Counts published, Map<String, Counts> views,
        List<Verdict> figures, Tally tally, List<Reliability> agreement, int reviewed, String model,
        ReportFigures report, List<String> problems) {

    /** Items by class. */
    public record Counts(long neutral, long pro, long contra, long total) {}

    /** One published figure beside ours; the verdict is {@code reproduced} or {@code missed}. */
    public record Verdict(String name, long published, long ours, long tolerance, String verdict) {
        static Verdict of(PublishedCase.PublishedFigure figure, long ours) {
            boolean holds = Math.abs(figure.published() - ours) <= figure.tolerance();
            return new Verdict(figure.name(), figure.published(), ours, figure.tolerance(),
                    holds ? "reproduced" : "missed");
        }

        /** Whether ours lies within the tolerance. */
        public boolean holds() {
            return verdict.equals("reproduced");
        }
    }

    /** Whether every published figure was reproduced and every sum adds up. */
    public boolean holds() {
        return figures.stream().allMatch(Verdict::holds) && tally.broken().isEmpty();
    }
}
