package org.mediabalance.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mediabalance.report.ReportFigures;
import org.mediabalance.report.ReportInput;
import org.mediabalance.report.ReportWriter;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;

/** The report of a study as it stands. */
public final class StudyReport {
    private StudyReport() {
    }

    /**
     * Writes the report with all its extras into a directory.
     *
     * @param language {@code en}, {@code ru} or {@code kk}
     * @param seed of the random draws behind intervals
     * @param now decides which days are over
     */
    public static ReportFigures write(StudyDirectory directory, StudyRecord record, Path out, String language,
            long seed, Instant now) throws IOException {
        List<MachineCode> machine = DerivedCodes.newest(directory.derived());
        ReportInputs inputs = new ReportInputs(directory.study(), record, machine, true,
                PlanFile.inclusion(directory), now);
        List<ReportInput.Fact> facts = List.of(
                new ReportInput.Fact("codebook", "version " + directory.study().codebook()),
                new ReportInput.Fact("model", machine.isEmpty() ? "none" : machine.getFirst().model()),
                new ReportInput.Fact("seed", Long.toString(seed)));
        return ReportWriter.write(inputs.input(new ReportInput.Method(facts, Map.of()), List.of(), seed), out, language,
                ReportWriter.Extra.values());
    }
}
