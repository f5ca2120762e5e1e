package org.mediabalance.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediabalance.coding.CodableStudy.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.balance.SamplingPlan;
import org.mediabalance.coding.CodableStudy;
import org.mediabalance.report.ReportInput;
import org.mediabalance.stance.CodedText;
import org.mediabalance.stance.StanceTrainer;
import org.mediabalance.store.Assignment;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.TaskStream;
import org.mediabalance.study.Code;
import org.mediabalance.study.Item;

class RetrainingTest {
    private static final int ITEMS = 60;
    private static final int DRAWN = 20;

    @TempDir
    Path root;

    /** What the texts of the study say. */
    private static Code truth(int i) {
        return List.of(Code.PRO, Code.CONTRA, Code.NO_POSITION).get(i % 3);
    }

    /** Sides by turns, whatever the texts say, so that there is something to learn. */
    private static Code unsure(int i) {
        return i % 3 == 2 ? Code.NO_POSITION : i / 3 % 2 == 0 ? Code.PRO : Code.CONTRA;
    }

    private Path shipped() throws IOException {
        List<CodedText> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Item item = CodableStudy.item(1_000 + i);
            items.add(new CodedText(Retraining.text(item), unsure(1_000 + i), Optional.of("q" + i % 5),
                    Optional.empty()));
        }
        Path model = Files.createDirectory(root.resolve("shipped"));
        StanceTrainer.train(items, 1).save(model);
        return model;
    }

    private StudyDirectory study() {
        StudyDirectory directory = CodableStudy.write(root.resolve("study"), ITEMS);
        PlanFile.write(directory, new SamplingPlan(IntStream.range(0, DRAWN)
                .mapToObj(i -> new SamplingPlan.Draw(CodableStudy.item(i).id(), "all", (double) DRAWN / ITEMS))
                .toList()));
        return directory;
    }

    private static HumanCode code(int i, String round) {
        return new HumanCode(CodableStudy.item(i).id(), "anna", truth(i), round, "1", "", NOW);
    }

    @Test
    void itLearnsFromUsefulCodesAndIsMeasuredOnDrawnOnes() throws IOException {
        StudyDirectory directory = study();
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            Retraining retraining = new Retraining(directory, record, shipped());
            assertThat(retraining.train(NOW)).isInstanceOf(Retraining.Outcome.NotYet.class);
            record.coded(IntStream.range(0, DRAWN).mapToObj(i -> code(i, "first")).toList());
            assertThat(retraining.train(NOW)).as("drawn codes teach nothing")
                    .isInstanceOf(Retraining.Outcome.NotYet.class);
            record.coded(IntStream.range(DRAWN, ITEMS).mapToObj(i -> code(i, HumanCode.REVIEW)).toList());
            ModelVersion version = ((Retraining.Outcome.Trained) retraining.train(NOW)).version();
            assertThat(version.number()).isEqualTo(1);
            assertThat(version.trainedOn()).isEqualTo(ITEMS - DRAWN);
            assertThat(version.heldOut()).isEqualTo(DRAWN);
            assertThat(version.after().macroF1()).isGreaterThan(version.before().macroF1() + 0.3);
            ModelVersion next = ((Retraining.Outcome.Trained) retraining.train(NOW)).version();
            assertThat(next.before()).as("measured against the version before").isEqualTo(version.after());
            assertThat(Retraining.versions(directory)).containsExactly(version, next);
            assertThat(DerivedCodes.newest(directory.derived())).hasSize(ITEMS).extracting(MachineCode::model)
                    .containsOnly(next.model());
        }
    }

    @Test
    void codesChosenAsUsefulAreNoPeoplesFigureAndControlsWidenTheBound() {
        StudyDirectory directory = study();
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            record.coded(List.of(code(0, "first"), code(30, HumanCode.REVIEW)));
            record.coding().controls(List.of(CodableStudy.control(1, Code.CONTRA)));
            Assignment met = record.coding().assign(CodableStudy.control(1, Code.CONTRA).item().id(), "anna",
                    TaskStream.CONTROL, "first", NOW);
            record.coding().answerControl(met, Code.MIXED, "", NOW);
            ReportInputs inputs = new ReportInputs(directory.study(), record, List.of(), false,
                    PlanFile.inclusion(directory), NOW);
            assertThat(inputs.humanCode(CodableStudy.item(0).id())).contains(Code.PRO);
            assertThat(inputs.humanCode(CodableStudy.item(30).id())).isEmpty();
            assertThat(inputs.reviewedCode(CodableStudy.item(30).id())).contains(Code.PRO);
            ReportInput input = inputs.input(new ReportInput.Method(List.of(), java.util.Map.of()), List.of(), 1);
            assertThat(input.coding().controls()).contains(new ReportInput.Controls(1, 0));
            assertThat(input.items()).hasSize(ITEMS).noneMatch(item -> item.evidence().url().contains("1000001"));
        }
    }
}
