package org.mediabalance.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import org.mediabalance.coding.CodingOutcome;
import org.mediabalance.coding.Disagreement;
import org.mediabalance.coding.Session;
import org.mediabalance.store.CodeEvidence;
import org.mediabalance.store.HumanCode;
import org.mediabalance.study.Code;
import org.mediabalance.study.Item;

/** Where those who run the coding settle what the coders see differently, with a reason. */
final class DisagreementPages implements Pages {
    private static final String LIST = "/coding/disagreements";

    private final CodingRoom room;

    private record Page(long open, long settled, List<Row> disagreements) {}

    private record Row(String item, String title, String outlet, List<Given> codes, Optional<Given> settled) {}

    /** @param evidence the words a coder named */
    private record Given(String coder, String code, String note, List<String> evidence) {}

    private record OnePage(Row row, String text, String original, List<String> choices) {}

    DisagreementPages(CodingRoom room) {
        this.room = room;
    }

    @Override
    public void register(Routes routes) {
        routes.page(LIST, this::list);
        routes.page(LIST + "/{item}", this::one);
        routes.post(LIST + "/{item}", this::settle);
    }

    private Shown list(Context request) {
        SignedIn.lead(request);
        List<Row> rows = room.desk().disagreements().stream().map(d -> row(d, item(d))).toList();
        long open = rows.stream().filter(row -> row.settled().isEmpty()).count();
        return new Shown("disagreements", new Page(open, rows.size() - open, rows));
    }

    private Optional<Item> item(Disagreement disagreement) {
        return room.open().record().coding().item(disagreement.item());
    }

    private Row row(Disagreement disagreement, Optional<Item> item) {
        return new Row(disagreement.item(), item.map(Item::title).orElse(disagreement.item()),
                item.map(i -> room.study().outlet(i.outlet()).name()).orElse(""),
                disagreement.codes().stream().map(code -> given(code, item)).toList(),
                disagreement.settled().map(code -> given(code, item)));
    }

    private Given given(HumanCode code, Optional<Item> item) {
        List<String> words = item.map(i -> room.desk().evidence(code.item(), code.coder()).stream()
                .map(place -> words(place, i)).filter(text -> !text.isEmpty()).toList()).orElse(List.of());
        return new Given(code.coder(), code.code().label(), code.note(), words);
    }

    /** The words at a place; the item may have become shorter since. */
    static String words(CodeEvidence place, Item item) {
        if (place.cue()) {
            return String.join(" ", item.cues().stream().filter(
                    cue -> cue.start().toMillis() >= place.start() && cue.end().toMillis() <= place.end())
                    .map(cue -> cue.text()).toList());
        }
        int length = item.text().length();
        return item.text().substring((int) Math.min(length, place.start()), (int) Math.min(length, place.end()));
    }

    private Shown one(Context request) {
        SignedIn.lead(request);
        String id = request.pathParam("item");
        Disagreement found = room.desk().disagreements().stream().filter(d -> d.item().equals(id)).findFirst()
                .orElseThrow(() -> CodingPages.refusal(CodingOutcome.Reason.NO_DISAGREEMENT));
        Optional<Item> item = item(found);
        return new Shown("adjudication", new OnePage(row(found, item), item.map(Item::text).orElse(""),
                item.map(i -> i.url().toString()).orElse(""),
                java.util.Arrays.stream(Code.values()).map(Code::label).toList()));
    }

    private void settle(Context request) {
        Session session = SignedIn.lead(request);
        String code = request.formParam("code");
        String reason = request.formParam("reason");
        CodingOutcome outcome = room.desk().adjudicate(session.coder(), request.pathParam("item"),
                Code.of(code == null ? "" : code), reason == null ? "" : reason, room.clock().instant());
        if (outcome instanceof CodingOutcome.Refused refused) {
            throw CodingPages.refusal(refused.why());
        }
        request.redirect(LIST, HttpStatus.SEE_OTHER);
    }
}
