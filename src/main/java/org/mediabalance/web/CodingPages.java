package org.mediabalance.web;

import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnprocessableContentResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mediabalance.coding.Answer;
import org.mediabalance.coding.CodingOutcome;
import org.mediabalance.coding.Session;
import org.mediabalance.coding.Task;
import org.mediabalance.store.AssignedCode;
import org.mediabalance.store.CodeEvidence;
import org.mediabalance.study.Code;
import org.mediabalance.study.Item;
import org.mediabalance.study.Outlet;

/** A coder's own page: one item after the other beside the codebook, and the way back from the last one. */
final class CodingPages implements Pages {
    private static final String QUEUE = "/coding";

    private final CodingRoom room;

    /**
     * The page.
     *
     * @param state {@code task}, {@code done} when nothing is left, {@code unplanned} before coding was set up, or
     *        {@code nobody} before anyone has an account
     * @param last what can still be taken back
     * @param codebook the study's own codebook; empty when it uses the one of this program
     */
    private record Page(String state, Optional<TaskFacts> task, List<CodeFacts> codes, Optional<Last> last,
            String codebookVersion, Optional<String> codebook) {}

    /** A code and the key that chooses it. */
    private record CodeFacts(int key, String code) {}

    private record Last(long number, String code, String title) {}

    CodingPages(CodingRoom room) {
        this.room = room;
    }

    @Override
    public void register(Routes routes) {
        routes.page(QUEUE, this::queue);
        routes.post(QUEUE + "/task/{number}", this::answer);
        routes.post(QUEUE + "/task/{number}/undo", this::undo);
        routes.menu(QUEUE, "menu.coding");
    }

    private Instant now() {
        return room.clock().instant();
    }

    private Shown queue(Context request) {
        Optional<Session> session = SignedIn.of(request);
        if (session.filter(Session::lead).isPresent()) {
            throw new GoOn(QUEUE + "/progress");
        }
        if (session.isEmpty()) {
            return page("nobody", Optional.empty(), Optional.empty());
        }
        String coder = session.get().coder();
        Optional<Task> task = room.desk().next(coder, now());
        String state = task.isPresent() ? "task" : room.desk().plan().isPresent() ? "done" : "unplanned";
        return page(state, task.map(t -> TaskFacts.of(t, outlet(t.item()))), last(coder));
    }

    private Shown page(String state, Optional<TaskFacts> task, Optional<Last> last) {
        Code[] codes = Code.values();
        List<CodeFacts> keys = Arrays.stream(codes).map(code -> new CodeFacts(code.ordinal() + 1, code.label()))
                .toList();
        return new Shown("coding", new Page(state, task, keys, last, room.study().codebook(), ownCodebook()));
    }

    private Outlet outlet(Item item) {
        return room.study().outlet(item.outlet());
    }

    private Optional<Last> last(String coder) {
        return room.desk().undoable(coder, now()).stream().findFirst().map(answer -> last(coder, answer));
    }

    private Last last(String coder, AssignedCode answer) {
        long number = answer.assignment().number();
        String title = room.desk().task(coder, number).map(task -> task.item().title()).orElse("");
        return new Last(number, answer.code().label(), title);
    }

    /** A text file beside the study's description replaces the program's codebook. */
    private Optional<String> ownCodebook() {
        Path file = room.open().directory().root().resolve("codebook.txt");
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(Context request) {
        Session session = SignedIn.coder(request);
        String code = request.formParam("code");
        if (code == null) {
            throw new UnprocessableContentResponse("choose a code first");
        }
        String note = request.formParam("note");
        Answer answer = new Answer(Code.of(code), note == null ? "" : note.strip(),
                request.formParams("evidence").stream().map(CodingPages::evidence).toList());
        settle(request, room.desk().answer(session.coder(), number(request), answer, now()));
        room.work().coded();
    }

    private void undo(Context request) {
        settle(request, room.desk().undo(SignedIn.coder(request).coder(), number(request), now()));
    }

    /** Only what is on disk is answered by going on. */
    private static void settle(Context request, CodingOutcome outcome) {
        if (outcome instanceof CodingOutcome.Refused refused) {
            throw refusal(refused.why());
        }
        request.redirect(QUEUE, HttpStatus.SEE_OTHER);
    }

    static RuntimeException refusal(CodingOutcome.Reason why) {
        return switch (why) {
            case NOT_YOURS -> new NotFoundResponse("no such task of yours");
            case OTHER_ANSWER -> new ConflictResponse(
                    "you coded this item differently before; take that code back first");
            case TOO_LATE ->
                new ConflictResponse("this code can no longer be taken back; tell whoever runs the coding");
            case NO_ANSWER -> new ConflictResponse("there is no code to take back");
            case NO_DISAGREEMENT -> new ConflictResponse("the coders do not disagree on this item");
            case NO_REASON -> new UnprocessableContentResponse("an adjudication needs a reason");
            case EVIDENCE_OUTSIDE -> new UnprocessableContentResponse("the evidence lies outside the item");
        };
    }

    private static long number(Context request) {
        try {
            return Long.parseLong(request.pathParam("number"));
        } catch (NumberFormatException e) {
            throw new NotFoundResponse("no such task");
        }
    }

    /** Reads {@code text:12-80} or {@code cue:4000-9000}. */
    private static CodeEvidence evidence(String written) {
        if (!written.matches("(text|cue):\\d{1,9}-\\d{1,9}")) {
            throw new UnprocessableContentResponse("evidence is named as text:START-END or cue:START-END");
        }
        String[] parts = written.split("[:-]");
        long start = Long.parseLong(parts[1]);
        long end = Long.parseLong(parts[2]);
        if (end < start) {
            throw new UnprocessableContentResponse("the evidence ends before it starts");
        }
        return new CodeEvidence(parts[0].equals("cue"), start, end);
    }
}
