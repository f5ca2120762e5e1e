package org.mediabalance.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mediabalance.balance.Confusion;
import org.mediabalance.balance.Explanation;
import org.mediabalance.balance.Interval;
import org.mediabalance.balance.PredictionPowered;
import org.mediabalance.balance.StoryBootstrap;
import org.mediabalance.balance.Tabulation;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/**
 * Every figure of a report, computed once; the pages and files only print them.
 *
 * @param views by label, in the order human, machine, reviewed; a view that was not run is absent
 * @param classifier the machine's stances against the human ones, by language, with {@code all} first; empty when no
 *        item has both
 * @param corrected what the machine's answers and a random sample of human codes together say of all items
 * @param byStory interval of each human share when whole stories are resampled; a stance without one is absent
 * @param listed the first items, for the annex of the page
 * @param items how many there are in all
 * @param gaps outlet-days that are not fully covered
 * @param brokenTally equations of the tally that do not hold
 */
public record ReportFigures(Map<String, ViewFigures> views, Map<String, Confusion> classifier,
        PredictionPowered.Outcome corrected, Map<Stance, Interval> byStory, List<ReportItem> listed, long items,
        List<ReportInput.Coverage> gaps,
        List<String> brokenTally) {
    /** Items printed on the page itself; the files hold all of them. */
    static final int LISTED_MAX = 500;

    /** Computes all figures in one pass over the items. */
    public static ReportFigures of(ReportInput input) {
        Pass pass = new Pass(input);
        input.items().forEach(pass::add);
        Map<String, ViewFigures> views = new LinkedHashMap<>();
        for (View view : View.values()) {
            if (view == View.HUMAN || pass.coded.contains(view)) {
                views.put(view.label(), ViewFigures.of(view, pass.tabulation, input));
            }
        }
        return new ReportFigures(views, pass.classifier(), pass.corrected(), pass.byStory(input.seed()),
                List.copyOf(pass.listed), pass.items,
                input.collection().coverage().stream().filter(c -> !c.gap().isEmpty()).toList(),
                input.collection().tally().map(Tally::broken).orElse(List.of()));
    }

    /** The view, when it was run. */
    public Optional<ViewFigures> view(View view) {
        return Optional.ofNullable(views.get(view.label()));
    }

    /** Every figure that is printed, with what it was made from; names are unique. */
    public List<Explanation> explanations(ReportInput input) {
        Map<String, Explanation> byName = new LinkedHashMap<>();
        views.values().stream().flatMap(view -> Stream.of(Stream.of(view.coded()),
                view.shares().stream().flatMap(s -> Stream.of(s.count(), s.share(), s.clopperPearsonLow(),
                        s.clopperPearsonHigh(), s.wilsonLow(), s.wilsonHigh(), s.jeffreysLow(), s.jeffreysHigh(),
                        s.goodmanLow(), s.goodmanHigh())),
                view.indices().stream(),
                view.zeros().stream().flatMap(z -> Stream.concat(Stream.of(z.oneSided(), z.twoSided(), z.byStory()),
                        z.bySensitivity().stream())),
                view.cellCounts(input), view.benchmarks().stream().map(b -> b.distance())).flatMap(s -> s))
                .forEach(e -> collect(e, byName));
        return List.copyOf(byName.values());
    }

    private static void collect(Explanation explanation, Map<String, Explanation> byName) {
        explanation.inputs().forEach(input -> collect(input, byName));
        byName.putIfAbsent(explanation.name(), explanation);
    }

    /** What is gathered while the items go by. */
    private static final class Pass {
        private final Tabulation tabulation;
        private final Set<View> coded = EnumSet.noneOf(View.class);
        private final Map<String, Confusion> confusions = new TreeMap<>();
        private final Confusion all = new Confusion();
        private final StoryBootstrap stories = new StoryBootstrap();
        private final PredictionPowered prevalence = new PredictionPowered();
        private long posteriors;
        private final List<ReportItem> listed = new ArrayList<>();
        private long items;

        Pass(ReportInput input) {
            tabulation = new Tabulation(input.bands(), View.values().length);
        }

        Map<Stance, Interval> byStory(long seed) {
            Map<Stance, Interval> intervals = new EnumMap<>(Stance.class);
            for (Stance stance : Stance.values()) {
                stories.interval(stance, ViewFigures.LEVEL, seed).ifPresent(i -> intervals.put(stance, i));
            }
            return intervals;
        }

        PredictionPowered.Outcome corrected() {
            return posteriors == 0
                    ? new PredictionPowered.NotEstimated("no item has machine probabilities")
                    : prevalence.estimate(ViewFigures.LEVEL);
        }

        Map<String, Confusion> classifier() {
            Map<String, Confusion> classifier = new LinkedHashMap<>();
            if (all.total() > 0) {
                classifier.put("all", all);
                classifier.putAll(confusions);
            }
            return classifier;
        }

        void add(ReportItem item) {
            items++;
            if (listed.size() < LISTED_MAX) {
                listed.add(item);
            }
            List<Optional<Code>> codes = List.of(View.HUMAN.code(item), View.MACHINE.code(item),
                    View.REVIEWED.code(item));
            tabulation.add(item.facts(), codes);
            stories.add(item.facts());
            for (View view : View.values()) {
                if (codes.get(view.ordinal()).isPresent()) {
                    coded.add(view);
                }
            }
            Optional<Stance> human = item.facts().stance();
            item.posterior().ifPresent(posterior -> {
                posteriors++;
                prevalence.add(item.facts().outlet() + " " + item.facts().language(), posterior,
                        item.inclusion().flatMap(chance -> human));
            });
            Optional<Stance> machine = item.machine().flatMap(code -> code.stance());
            if (human.isPresent() && machine.isPresent()) {
                all.add(human.get(), machine.get());
                confusions.computeIfAbsent(item.facts().language(), k -> new Confusion()).add(human.get(),
                        machine.get());
            }
        }
    }
}
