package org.mediabalance.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mediabalance.report.Tally;
import org.mediabalance.study.Benchmark;
import org.mediabalance.study.Study;

/**
 * How a study was made: everything it fixed beforehand and what its tools were, so that another team could do it again.
 * Texts of the study are by language code.
 *
 * @param census whether every item of the period is meant to be coded
 * @param benchmark programme class to what was declared fair
 * @param model the stance model that spoke last; {@code none} when none has
 */
record MethodFacts(String study, Map<String, String> question, Map<String, String> pro, Map<String, String> contra,
        String from, String to, String zone, String voteDay, List<String> languages, String codebook, boolean census,
        Map<String, String> benchmark, Map<String, String> relevance, int minimumMentions, double delaySeconds,
        String model, Tally tally, Map<String, String> robots, List<Outlet> outlets, String program) {

    /** An outlet with the reason it was chosen. */
    record Outlet(String name, String owner, String reason, List<String> languages, List<String> sites,
            List<String> sources) {}

    static MethodFacts of(Study study, String model, Tally tally, Map<String, String> robots) {
        Map<String, String> benchmark = new TreeMap<>();
        study.benchmark().forEach((programme, fair) -> benchmark.put(programme, switch (fair) {
            case Benchmark.Parity parity -> "parity";
            case Benchmark.Access access -> "access";
            case Benchmark.Weighted weighted -> Math.round(100 * weighted.pro()) + ":"
                    + Math.round(100 * weighted.contra());
        }));
        return new MethodFacts(study.id(), study.question().text(), study.question().pro(), study.question().contra(),
                study.period().from().toString(), study.period().to().toString(), study.period().zone().toString(),
                study.voteDay().toString(), study.languages(), study.codebook(), study.census(), benchmark,
                new TreeMap<>(study.relevance().query()), study.relevance().minimumMentions(),
                study.politeness().delay().toMillis() / 1000.0, model, tally, robots,
                study.outlets().stream().map(MethodFacts::outlet).toList(), "mediabalance 0.1.0");
    }

    private static Outlet outlet(org.mediabalance.study.Outlet outlet) {
        return new Outlet(outlet.name(), outlet.owner().label(), outlet.reason(), outlet.languages(),
                outlet.sites().stream().map(Object::toString).toList(),
                outlet.sources().stream().map(source -> source.channel() + ": " + source.url()).toList());
    }
}
