package org.mediabalance.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mediabalance.balance.SamplingPlan;
import org.mediabalance.monitor.PlanFile;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws the items that people should code. */
@Command(name = "plan", mixinStandardHelpOptions = true, description = {
        "Says how many items people must code for a wanted precision, and draws them.",
        "The sample is random within outlet and language; plan.csv in the study keeps each item's chance, and the report"
                + " uses it to correct the machine's figures.",
        ""}, footer = {"", "Example: mediabalance plan STUDY --half-width 0.05"})
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private StudyArgument study;
    @Option(names = "--half-width", paramLabel = "W", defaultValue = "0.05", description = "Wanted half-width of the 95 %% interval of a share (default: 0.05).")
    private double halfWidth;
    @Option(names = "--explained", paramLabel = "R2", defaultValue = "0", description = "Part of the variance that the machine explains, 0 to 1; 0.5 is usual at accuracy 0.8 (default: 0).")
    private double explained;
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the draw (default: 1).")
    private long seed;
    @Option(names = "--dry-run", description = "Print the numbers only, draw nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        StudyDirectory directory = study.recorded();
        Map<String, List<String>> strata = strata(directory);
        long items = strata.values().stream().mapToLong(List::size).sum();
        if (items == 0) {
            throw new InputException(directory.root() + ": no relevant item to draw from; crawl and process first");
        }
        int codes;
        try {
            codes = SamplingPlan.codesNeeded(items, halfWidth, explained);
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage(), e);
        }
        SamplingPlan plan = SamplingPlan.draw(strata, codes, seed);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%d of %d items for %.1f points up and down (95 %%)%n", plan.draws().size(), items,
                100 * halfWidth);
        plan.byStratum().forEach(
                (stratum, drawn) -> out.printf(Locale.ROOT, "%6d of %6d  %s%n", drawn, strata.get(stratum).size(),
                        stratum));
        if (!dryRun) {
            PlanFile.write(directory, plan);
            spec.commandLine().getErr().println("plan: " + PlanFile.of(directory));
        }
        return ExitCode.DONE;
    }

    private static Map<String, List<String>> strata(StudyDirectory directory) {
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            return PlanFile.strata(record);
        }
    }
}
