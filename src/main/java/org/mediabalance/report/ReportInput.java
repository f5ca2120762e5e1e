package org.mediabalance.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.balance.Tabulation;
import org.mediabalance.balance.TimeBands;
import org.mediabalance.study.Code;
import org.mediabalance.study.Reliability;
import org.mediabalance.study.Study;

/**
 * Everything a report is made from.
 *
 * @param items the relevant, distinct items of the period, each once. They are read once, one at a time, and must come
 *        in the order of {@link ReportInput#ORDER}
 * @param query the search that returns exactly {@code items}; the report narrows it for each figure. Empty text means
 *        all documents
 * @param seed of every random draw behind a figure
 */
public record ReportInput(Study study, Iterable<ReportItem> items, String query, TimeBands bands, Collection collection,
        Coding coding, Method method, List<PublishedFigure> published, long seed) {
    /** The order in which items must come: by story, then by id. */
    public static final Comparator<ReportItem> ORDER = Comparator.comparing(ReportItem::facts,
            Tabulation.ORDER);

    public ReportInput {
        published = List.copyOf(published);
    }

    /** How the items were found: the tally of URLs, when a crawl made one, and the coverage of each outlet and day. */
    public record Collection(Optional<Tally> tally, List<Coverage> coverage) {
        public Collection {
            coverage = List.copyOf(coverage);
        }
    }

    /**
     * What is known of one outlet on one day.
     *
     * @param items relevant, distinct items
     * @param gap why the day is not fully covered; empty text when it is
     * @param suspected whether the gap is only suspected
     */
    public record Coverage(String outlet, LocalDate day, long discovered, long fetched, long failed, long items,
            String gap, boolean suspected) {}

    /**
     * How the items were coded.
     *
     * @param reviewedItems how many least certain items a person reviewed for {@link View#REVIEWED}
     * @param controls seeded control items, when any were mixed into the coding queue
     * @param codes what each coder gave independently, so that a reader can compute the agreement again
     */
    public record Coding(List<Reliability> agreement, int reviewedItems, Optional<Controls> controls,
            List<GivenCode> codes) {
        public Coding {
            agreement = List.copyOf(agreement);
            codes = List.copyOf(codes);
        }
    }

    /** One code by one coder; {@code coder} is a name that gives no person away. */
    public record GivenCode(String item, String coder, Code code) {}

    /** Control items of a rare class that were mixed blind into the coding queue, and how many of them were found. */
    public record Controls(int seeded, int found) {
        public Controls {
            if (seeded < 1 || found < 0 || found > seeded) {
                throw new IllegalArgumentException(found + " of " + seeded + " controls found");
            }
        }
    }

    /**
     * What was really run.
     *
     * @param facts versions, digests, seeds and counts, in the order they are printed
     * @param notes what every reader must know, by language code
     */
    public record Method(List<Fact> facts, Map<String, List<String>> notes) {
        public Method {
            facts = List.copyOf(facts);
            notes = Map.copyOf(notes);
        }
    }

    /** One line of the method statement. */
    public record Fact(String name, String value) {}

    /**
     * A figure somebody else published beside ours.
     *
     * @param name such as {@code pro}
     * @param citation where it was published
     * @param tolerance largest difference, up or down, that counts as reproduced
     */
    public record PublishedFigure(String name, double published, double ours, double tolerance, String citation) {
        /** Whether ours lies within the tolerance. */
        public boolean holds() {
            return Math.abs(published - ours) <= tolerance;
        }
    }
}
