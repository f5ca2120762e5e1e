package org.mediabalance.coding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mediabalance.store.AssignedCode;
import org.mediabalance.store.Assignment;
import org.mediabalance.store.CodeEvidence;
import org.mediabalance.store.CodingPlan;
import org.mediabalance.store.CodingRecord;
import org.mediabalance.store.ControlItem;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.TaskStream;
import org.mediabalance.study.Code;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Item;

/**
 * Hands items out to coders and takes their codes. What it says was stored is on disk; a repeated request stores nothing
 * twice. One desk per study at a time: it keeps the state of the record in memory. Thread-safe.
 */
public final class CodingDesk {
    /**
     * For this long a coder can take an answer back, and for as long the item's other codes stay hidden from them: slips
     * are noticed at once or with the next item.
     */
    public static final Duration UNDO = Duration.ofMinutes(15);
    /** New items and plans of other processes are looked for this often. */
    private static final Duration REFRESH = Duration.ofMinutes(1);

    private final StudyRecord record;
    private final CodingRecord coding;
    private final String codebook;
    private final SampleFrame frame;
    private final Map<Long, Assignment> assignments = new TreeMap<>();
    private final Map<Long, AssignedCode> answers = new HashMap<>();
    private final Map<String, Item> controls = new HashMap<>();
    private Optional<CodingPlan> plan = Optional.empty();
    private CodingQueue queue;
    private Instant refreshed = Instant.MIN;

    /** @param codebook version of the codebook the codes are given under */
    public CodingDesk(StudyRecord record, String codebook, SampleFrame frame) {
        this.record = record;
        this.coding = record.coding();
        this.codebook = codebook;
        this.frame = frame;
        load();
    }

    private void load() {
        plan = coding.plan();
        assignments.clear();
        answers.clear();
        controls.clear();
        List<ControlItem> known = coding.controls();
        known.forEach(control -> controls.put(control.item().id(), control.item()));
        queue = new CodingQueue(plan.orElse(new CodingPlan(1, 0, 0, 0, 0, "", Instant.EPOCH)), coding.codable(), frame,
                known.stream().map(control -> control.item().id()).toList());
        for (Assignment assignment : coding.assignments()) {
            assignments.put(assignment.number(), assignment);
            queue.held(assignment.subject(), assignment.coder(), assignment.stream());
        }
        coding.released().forEach(assignment -> queue.barred(assignment.subject(), assignment.coder()));
        record.humanCodes().stream().filter(HumanCode::independent)
                .forEach(code -> queue.held(code.item(), code.coder(), TaskStream.RANDOM));
        coding.answers().forEach(answer -> answers.put(answer.assignment().number(), answer));
        coding.controlAnswers().forEach(answer -> answers.put(answer.assignment().number(), answer));
    }

    /** Looks at the record and the sample anew. */
    public synchronized void reload() {
        load();
    }

    /** The plan in force; without one nothing is handed out. */
    public synchronized Optional<CodingPlan> plan() {
        return plan;
    }

    /** Puts a plan into force. */
    public synchronized void plan(CodingPlan next) {
        coding.plan(next);
        load();
    }

    /** Adds control items to be mixed into the queue. */
    public synchronized void controls(List<ControlItem> more) {
        coding.controls(more);
        load();
    }

    /** Gives the items that a coder has left open to the others. */
    public synchronized void release(String coder, String author, Instant now) {
        coding.release(coder, author, now);
        load();
    }

    /** The coder's open task, or else a new one; empty when nothing is left to code. */
    public synchronized Optional<Task> next(String coder, Instant now) {
        if (plan.isEmpty() || Duration.between(refreshed, now).compareTo(REFRESH) > 0) {
            load();
            refreshed = now;
        }
        Optional<Task> open = assignments.values().stream()
                .filter(a -> a.coder().equals(coder) && !answers.containsKey(a.number())).map(this::task)
                .flatMap(Optional::stream).findFirst();
        if (open.isPresent() || plan.isEmpty()) {
            return open;
        }
        Optional<CodingQueue.Choice> choice = queue.next(coder);
        while (choice.isPresent()) {
            Assignment given = coding.assign(choice.get().subject(), coder, choice.get().stream(),
                    choice.get().round(), now);
            assignments.put(given.number(), given);
            queue.held(given.subject(), coder, given.stream());
            Optional<Task> task = task(given);
            if (task.isPresent()) {
                return task;
            }
            choice = queue.next(coder);
        }
        return Optional.empty();
    }

    /** The task of this number if it is the coder's. */
    public synchronized Optional<Task> task(String coder, long number) {
        return mine(coder, number).flatMap(this::task);
    }

    private Optional<Assignment> mine(String coder, long number) {
        return Optional.ofNullable(assignments.get(number)).filter(a -> a.coder().equals(coder));
    }

    /** Empty when the item has left the study since it was handed out. */
    private Optional<Task> task(Assignment assignment) {
        return item(assignment).map(item -> new Task(assignment.number(), item));
    }

    private Optional<Item> item(Assignment assignment) {
        return assignment.stream() == TaskStream.CONTROL
                ? Optional.ofNullable(controls.get(assignment.subject()))
                : coding.item(assignment.subject());
    }

    /** Stores a coder's answer to a task. */
    public synchronized CodingOutcome answer(String coder, long number, Answer answer, Instant now) {
        Optional<Assignment> assignment = mine(coder, number);
        if (assignment.isEmpty()) {
            return new CodingOutcome.Refused(CodingOutcome.Reason.NOT_YOURS);
        }
        AssignedCode earlier = answers.get(number);
        if (earlier != null) {
            return earlier.code() == answer.code()
                    ? new CodingOutcome.AlreadyStored()
                    : new CodingOutcome.Refused(CodingOutcome.Reason.OTHER_ANSWER);
        }
        if (!answer.evidence().isEmpty()
                && !item(assignment.get()).map(item -> within(answer.evidence(), item)).orElse(false)) {
            return new CodingOutcome.Refused(CodingOutcome.Reason.EVIDENCE_OUTSIDE);
        }
        answers.put(number, stored(assignment.get(), answer, now));
        return new CodingOutcome.Stored();
    }

    private AssignedCode stored(Assignment task, Answer answer, Instant now) {
        long number = task.stream() == TaskStream.CONTROL
                ? coding.answerControl(task, answer.code(), answer.note(), now)
                : coding.answer(task, new HumanCode(task.subject(), task.coder(), answer.code(), task.round(), codebook,
                        answer.note(), now), answer.evidence());
        return new AssignedCode(number, task, answer.code(), answer.note(), answer.evidence(), now);
    }

    private static boolean within(List<CodeEvidence> evidence, Item item) {
        long cuesEnd = item.cues().stream().map(Cue::end).mapToLong(Duration::toMillis).max().orElse(0);
        return evidence.stream().allMatch(e -> e.end() <= (e.cue() ? cuesEnd : item.text().length()));
    }

    /** Takes a coder's answer back; the task is open again and the answer stays in the record, marked. */
    public synchronized CodingOutcome undo(String coder, long number, Instant now) {
        AssignedCode answer = answers.get(number);
        if (mine(coder, number).isEmpty()) {
            return new CodingOutcome.Refused(CodingOutcome.Reason.NOT_YOURS);
        }
        if (answer == null) {
            return new CodingOutcome.Refused(CodingOutcome.Reason.NO_ANSWER);
        }
        if (!fresh(answer, now)) {
            return new CodingOutcome.Refused(CodingOutcome.Reason.TOO_LATE);
        }
        coding.undo(answer, coder, now);
        answers.remove(number);
        return new CodingOutcome.Stored();
    }

    private static boolean fresh(AssignedCode answer, Instant now) {
        return Duration.between(answer.at(), now).compareTo(UNDO) < 0;
    }

    /** The answers a coder can still take back, the latest first. */
    public synchronized List<AssignedCode> undoable(String coder, Instant now) {
        return answers.values().stream().filter(a -> a.assignment().coder().equals(coder) && fresh(a, now))
                .sorted(Comparator.comparing(AssignedCode::at).thenComparing(a -> a.assignment().number()).reversed())
                .toList();
    }

    /**
     * The items of which a coder must not see yet what the machine and the colleagues said: those the coder may still be
     * given, has open, or can take the own answer to back.
     */
    public synchronized Set<String> blind(String coder, Instant now) {
        Set<String> hidden = plan.isEmpty() ? new HashSet<>() : queue.openFor(coder);
        assignments.values().stream().filter(a -> a.coder().equals(coder)).filter(a -> {
            AssignedCode answer = answers.get(a.number());
            return answer == null || fresh(answer, now);
        }).forEach(a -> hidden.add(a.subject()));
        return hidden;
    }

    /** Settles a disagreement; a later adjudication takes the place of an earlier one. */
    public synchronized CodingOutcome adjudicate(String author, String item, Code code, String reason, Instant now) {
        if (reason.isBlank()) {
            return new CodingOutcome.Refused(CodingOutcome.Reason.NO_REASON);
        }
        if (disagreements().stream().noneMatch(d -> d.item().equals(item))) {
            return new CodingOutcome.Refused(CodingOutcome.Reason.NO_DISAGREEMENT);
        }
        Answer checked = new Answer(code, reason.strip(), List.of());
        record.coded(List.of(new HumanCode(item, author, code, HumanCode.ADJUDICATION, codebook, checked.note(), now)));
        return new CodingOutcome.Stored();
    }

    /** The items on which coders disagree, those not settled first. */
    public List<Disagreement> disagreements() {
        return Disagreements.of(record.humanCodes());
    }

    /** The evidence behind a coder's code of an item. */
    public synchronized List<CodeEvidence> evidence(String item, String coder) {
        return answers.values().stream()
                .filter(a -> a.assignment().subject().equals(item) && a.assignment().coder().equals(coder))
                .flatMap(a -> a.evidence().stream()).toList();
    }

    /** The answers in force, control items left out. */
    public synchronized long codesOfItems() {
        return answers.values().stream().filter(a -> a.assignment().stream() != TaskStream.CONTROL).count();
    }

    /** How far the coding is; {@code dayStart} is when today began. */
    public synchronized CodingProgress progress(List<String> coders, Instant dayStart) {
        List<CodingProgress.OfCoder> each = new ArrayList<>();
        for (String coder : coders) {
            List<AssignedCode> own = answers.values().stream().filter(a -> a.assignment().coder().equals(coder))
                    .toList();
            List<Duration> times = own.stream().map(a -> Duration.between(a.assignment().at(), a.at())).sorted()
                    .toList();
            each.add(new CodingProgress.OfCoder(coder, own.size(),
                    own.stream().filter(a -> !a.at().isBefore(dayStart)).count(),
                    times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2))));
        }
        long useful = answers.values().stream().filter(a -> a.assignment().stream() == TaskStream.USEFUL).count();
        return new CodingProgress(queue.codesPlanned(), queue.codesHeld(), useful, each);
    }

    /** What the control items tell of the coding. */
    public synchronized ControlResults controlResults() {
        return ControlResults.of(coding.controls(), answers.values().stream()
                .filter(a -> a.assignment().stream() == TaskStream.CONTROL).toList());
    }
}
