package org.mediabalance.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediabalance.coding.CodableStudy.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.store.AssignedCode;
import org.mediabalance.store.Assignment;
import org.mediabalance.store.CodeEvidence;
import org.mediabalance.store.CodingPlan;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.TaskStream;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

class CodingDeskTest {
    private static final Instant LATER = NOW.plus(CodingDesk.UNDO);

    @TempDir
    Path root;
    private StudyRecord record;

    private CodingDesk desk(int items, CodingPlan plan, Set<String> drawn, List<MachineCode> machine) {
        record = StudyRecord.open(CodableStudy.write(root, items).record());
        CodingDesk desk = reopened(drawn, machine);
        desk.plan(plan);
        return desk;
    }

    private CodingDesk reopened(Set<String> drawn, List<MachineCode> machine) {
        return new CodingDesk(record, "1", new SampleFrame() {
            @Override
            public Set<String> drawn() {
                return drawn;
            }

            @Override
            public List<MachineCode> machine() {
                return machine;
            }
        });
    }

    private CodingDesk desk(int items, double doubles) {
        return desk(items, plan(7, doubles, 0, 0), Set.of(), List.of());
    }

    private static CodingPlan plan(long seed, double doubles, double useful, double controls) {
        return new CodingPlan(seed, doubles, useful, controls, 0, "lead", NOW);
    }

    @AfterEach
    void close() {
        record.close();
    }

    private static Answer answer(Code code) {
        return new Answer(code, "", List.of());
    }

    /** Lets the coder code until nothing is left; returns the ids in the order met. */
    private static List<String> codeAll(CodingDesk desk, String coder, Code code) {
        List<String> met = new ArrayList<>();
        for (Optional<Task> task = desk.next(coder, NOW); task.isPresent(); task = desk.next(coder, NOW)) {
            met.add(task.get().item().id());
            assertThat(desk.answer(coder, task.get().number(), answer(code), NOW))
                    .isEqualTo(new CodingOutcome.Stored());
        }
        return met;
    }

    @Test
    void theDoubleShareIsCodedByTwoPeopleAndTheRestByOne() {
        CodingDesk desk = desk(200, 0.25);
        List<String> byAnna = codeAll(desk, "anna", Code.PRO);
        List<String> byBek = codeAll(desk, "bek", Code.PRO);
        assertThat(byAnna).doesNotHaveDuplicates().hasSize(200);
        assertThat(byBek).doesNotHaveDuplicates().hasSizeBetween(35, 65);
        assertThat(codeAll(desk, "third", Code.PRO)).isEmpty();
        Map<String, Long> rounds = record.humanCodes().stream()
                .collect(Collectors.groupingBy(HumanCode::round, Collectors.counting()));
        assertThat(rounds).isEqualTo(Map.of("first", 200L, "second", (long) byBek.size()));
        assertThat(desk.progress(List.of("anna"), NOW).planned()).isEqualTo(200 + byBek.size());
    }

    @Test
    void theOrderIsRandomAndTheSeedsOwn() {
        List<String> order = codeAll(desk(50, 0), "anna", Code.PRO);
        record.close();
        root = root.resolve("again");
        assertThat(codeAll(desk(50, 0), "bek", Code.PRO)).isEqualTo(order);
        record.close();
        root = root.resolve("other");
        List<String> other = codeAll(desk(50, plan(8, 0, 0, 0), Set.of(), List.of()), "anna", Code.PRO);
        assertThat(other).isNotEqualTo(order).containsExactlyInAnyOrderElementsOf(order);
        assertThat(order).isNotEqualTo(order.stream().sorted().toList());
    }

    @Test
    void aRepeatedAnswerIsStoredOnceAndAnotherAnswerIsRefused() {
        CodingDesk desk = desk(3, 0);
        Task task = desk.next("anna", NOW).orElseThrow();
        assertThat(desk.next("anna", NOW)).contains(task);
        assertThat(desk.answer("bek", task.number(), answer(Code.PRO), NOW))
                .isEqualTo(new CodingOutcome.Refused(CodingOutcome.Reason.NOT_YOURS));
        desk.answer("anna", task.number(), answer(Code.PRO), NOW);
        assertThat(desk.answer("anna", task.number(), answer(Code.PRO), NOW))
                .isEqualTo(new CodingOutcome.AlreadyStored());
        assertThat(desk.answer("anna", task.number(), answer(Code.CONTRA), NOW))
                .isEqualTo(new CodingOutcome.Refused(CodingOutcome.Reason.OTHER_ANSWER));
        assertThat(record.humanCodes()).hasSize(1);
    }

    @Test
    void anUndoIsAFactAndTheTaskIsOpenAgain() {
        CodingDesk desk = desk(3, 0);
        Task task = desk.next("anna", NOW).orElseThrow();
        desk.answer("anna", task.number(), answer(Code.PRO), NOW);
        desk.next("anna", NOW);
        assertThat(desk.undo("anna", task.number(), LATER))
                .isEqualTo(new CodingOutcome.Refused(CodingOutcome.Reason.TOO_LATE));
        assertThat(desk.undo("anna", task.number(), LATER.minusSeconds(1))).isEqualTo(new CodingOutcome.Stored());
        assertThat(record.humanCodes()).isEmpty();
        assertThat(desk.next("anna", NOW)).contains(task);
        desk.answer("anna", task.number(), answer(Code.MIXED), NOW);
        assertThat(record.humanCodes()).extracting(HumanCode::code).containsExactly(Code.MIXED);
        assertThat(record.coding().answers()).extracting(AssignedCode::number).containsExactly(2L);
    }

    @Test
    void nothingOfAnItemIsSeenBeforeTheOwnCodeIsFinal() {
        CodingDesk desk = desk(2, 1);
        Task task = desk.next("anna", NOW).orElseThrow();
        String item = task.item().id();
        assertThat(desk.blind("anna", NOW)).contains(item);
        assertThat(desk.blind("bek", NOW)).as("may still be given to bek").contains(item);
        desk.answer("anna", task.number(), answer(Code.PRO), NOW);
        assertThat(desk.blind("anna", NOW)).as("can still be taken back").contains(item);
        assertThat(desk.blind("anna", LATER)).doesNotContain(item);
        assertThat(desk.blind("bek", LATER)).contains(item);
        assertThat(desk.blind("anna", LATER)).as("the other item is open").hasSize(1).doesNotContain(item);
        codeAll(desk, "anna", Code.PRO);
        codeAll(desk, "bek", Code.PRO);
        assertThat(desk.blind("anna", NOW)).hasSize(2);
        assertThat(desk.blind("anna", LATER)).isEmpty();
        assertThat(desk.blind("third", NOW)).as("has both codes").doesNotContain(item);
    }

    @Test
    void controlItemsAreMixedInAndNeverAmongTheResults() {
        CodingDesk desk = desk(100, plan(3, 0, 0, 0.2), Set.of(), List.of());
        desk.controls(IntStream.range(0, 10).mapToObj(i -> CodableStudy.control(i, Code.CONTRA)).toList());
        List<String> met = codeAll(desk, "anna", Code.CONTRA);
        Set<String> controls = IntStream.range(0, 10).mapToObj(i -> CodableStudy.control(i, Code.CONTRA).item().id())
                .collect(Collectors.toSet());
        assertThat(met).hasSize(110).containsAll(controls);
        assertThat(met.subList(100, 110)).as("mixed in, not appended").doesNotContainSubsequence(controls);
        assertThat(record.humanCodes()).hasSize(100).noneMatch(code -> controls.contains(code.item()));
        assertThat(desk.controlResults()).isEqualTo(
                new ControlResults(10, 10, Map.of(Code.CONTRA, new ControlResults.Met(10, 10))));
        assertThat(desk.progress(List.of("anna"), NOW).coders().getFirst().codes()).isEqualTo(110);
        assertThat(desk.progress(List.of("anna"), NOW).done()).isEqualTo(100);
    }

    @Test
    void usefulItemsAreTheUncertainOnesAndAreKeptApartFromTheRandomSample() {
        List<String> ids = IntStream.range(0, 40).mapToObj(i -> CodableStudy.item(i).id()).toList();
        Set<String> drawn = Set.copyOf(ids.subList(0, 10));
        List<MachineCode> machine = IntStream.range(0, 40).mapToObj(i -> {
            double sure = 0.4 + 0.014 * i;
            return new MachineCode(ids.get(i), "m", Stance.PRO, Code.PRO, sure, (1 - sure) / 2, (1 - sure) / 2,
                    List.of());
        }).toList();
        CodingDesk desk = desk(40, plan(5, 1, 0.5, 0), drawn, machine);
        codeAll(desk, "anna", Code.PRO);
        Map<TaskStream, List<String>> byStream = record.coding().assignments().stream().collect(Collectors
                .groupingBy(Assignment::stream, Collectors.mapping(Assignment::subject, Collectors.toList())));
        assertThat(byStream.get(TaskStream.RANDOM)).containsExactlyInAnyOrderElementsOf(drawn);
        assertThat(byStream.get(TaskStream.USEFUL)).hasSize(30).doesNotContainAnyElementsOf(drawn);
        for (int outlet = 0; outlet < 2; outlet++) {
            List<String> byUncertainty = IntStream.iterate(10 + outlet, i -> i < 40, i -> i + 2).mapToObj(ids::get)
                    .toList();
            assertThat(byStream.get(TaskStream.USEFUL).stream().filter(byUncertainty::contains))
                    .containsExactlyElementsOf(byUncertainty);
        }
        assertThat(record.humanCodes().stream().filter(code -> !drawn.contains(code.item())))
                .allMatch(code -> code.round().equals(HumanCode.REVIEW) && !code.independent());
    }

    @Test
    void disagreementsAreSettledWithAReasonOnly() {
        CodingDesk desk = desk(4, 1);
        codeAll(desk, "anna", Code.PRO);
        codeAll(desk, "bek", Code.MIXED);
        String item = desk.disagreements().getFirst().item();
        assertThat(desk.disagreements()).hasSize(4).allMatch(d -> d.settled().isEmpty());
        assertThat(desk.adjudicate("lead", item, Code.PRO, "  ", NOW))
                .isEqualTo(new CodingOutcome.Refused(CodingOutcome.Reason.NO_REASON));
        assertThat(desk.adjudicate("lead", "other", Code.PRO, "rule 4", NOW))
                .isEqualTo(new CodingOutcome.Refused(CodingOutcome.Reason.NO_DISAGREEMENT));
        assertThat(desk.adjudicate("lead", item, Code.PRO, "rule 4", NOW)).isEqualTo(new CodingOutcome.Stored());
        assertThat(desk.disagreements().getLast().settled().orElseThrow().note()).isEqualTo("rule 4");
        assertThat(Settlement.of(record.humanCodes())).isEqualTo(Map.of(item, Code.PRO));
    }

    @Test
    void evidenceIsKeptWithTheCodeAndMustLieInTheItem() {
        CodingDesk desk = desk(1, 0);
        Task task = desk.next("anna", NOW).orElseThrow();
        CodeEvidence sentence = new CodeEvidence(false, 0, 10);
        CodeEvidence cue = new CodeEvidence(true, 0, 4_000);
        assertThat(desk.answer("anna", task.number(),
                new Answer(Code.PRO, "", List.of(new CodeEvidence(false, 0, 10_000))), NOW))
                .isEqualTo(new CodingOutcome.Refused(CodingOutcome.Reason.EVIDENCE_OUTSIDE));
        desk.answer("anna", task.number(), new Answer(Code.PRO, "note", List.of(sentence, cue)), NOW);
        assertThat(reopened(Set.of(), List.of()).evidence(task.item().id(), "anna")).containsExactly(sentence, cue);
    }

    @Test
    void aDeskOpenedAgainGoesOnWhereTheLastOneStopped() {
        CodingDesk desk = desk(30, 0.5);
        Task open = desk.next("bek", NOW).orElseThrow();
        codeAll(desk, "anna", Code.PRO);
        CodingDesk again = reopened(Set.of(), List.of());
        assertThat(again.next("bek", NOW)).contains(open);
        assertThat(again.next("anna", NOW)).isEmpty();
        codeAll(again, "bek", Code.PRO);
        Set<List<String>> pairs = new HashSet<>();
        record.humanCodes().forEach(code -> assertThat(pairs.add(List.of(code.item(), code.coder()))).isTrue());
        assertThat(again.progress(List.of(), NOW).done()).isEqualTo(again.progress(List.of(), NOW).planned())
                .isEqualTo(record.humanCodes().size());
    }

    @Test
    void whatACoderLeavesOpenGoesToTheOthers() {
        CodingDesk desk = desk(1, 0);
        Task task = desk.next("anna", NOW).orElseThrow();
        assertThat(desk.next("bek", NOW)).isEmpty();
        desk.release("anna", "lead", NOW);
        assertThat(desk.next("anna", NOW)).isEmpty();
        assertThat(desk.next("bek", NOW).orElseThrow().item()).isEqualTo(task.item());
    }

    @Test
    void paceIsTheUsualTimeBetweenGettingAndCoding() {
        CodingDesk desk = desk(3, 0);
        Instant at = NOW;
        for (int seconds : List.of(10, 20, 60)) {
            Task task = desk.next("anna", at).orElseThrow();
            at = at.plusSeconds(seconds);
            desk.answer("anna", task.number(), answer(Code.PRO), at);
        }
        assertThat(desk.progress(List.of("anna"), NOW.plusSeconds(20)).coders())
                .containsExactly(new CodingProgress.OfCoder("anna", 3, 2, Optional.of(Duration.ofSeconds(20))));
    }
}
