package org.mediabalance.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mediabalance.coding.CodingProgress;
import org.mediabalance.coding.ControlResults;
import org.mediabalance.coding.Session;
import org.mediabalance.monitor.ModelVersion;
import org.mediabalance.monitor.Retraining;
import org.mediabalance.report.Phrasebook;
import org.mediabalance.store.Account;
import org.mediabalance.study.Code;
import org.mediabalance.study.Reliability;

/**
 * How far the coding is, how well coders agree, what control items and retrained models tell. A coder sees the own pace
 * and the common goal only; the rest would tell what others code.
 */
final class ProgressPages implements Pages {
    private final CodingRoom room;
    private final Languages languages;

    private record Page(boolean lead, boolean planned, long codesPlanned, long codesDone, List<Row> coders,
            Optional<Inside> inside) {}

    private record Row(String coder, long codes, long today, Optional<Long> medianSeconds) {}

    /** What only those who run the coding see. */
    private record Inside(long useful, long open, long agreementCodes, List<Agreeing> agreement,
            Controls controls, List<ModelVersion> models, String training) {}

    private record Agreeing(String language, int coders, int items, Optional<Double> alpha, Optional<Double> low,
            Optional<Double> high, Optional<Double> percent, String note) {}

    private record Controls(int seeded, int found, List<ByCode> byCode) {}

    private record ByCode(String code, int coded, int same) {}

    ProgressPages(CodingRoom room, Languages languages) {
        this.room = room;
        this.languages = languages;
    }

    @Override
    public void register(Routes routes) {
        routes.page("/coding/progress", this::show);
    }

    private Shown show(Context request) {
        Optional<Session> session = SignedIn.of(request);
        if (session.isEmpty()) {
            throw new GoOn("/coding");
        }
        boolean lead = session.get().lead();
        List<String> coders = lead
                ? room.coders().all().stream().filter(account -> !account.lead()).map(Account::name).toList()
                : List.of(session.get().coder());
        CodingProgress progress = room.desk().progress(coders, dayStart());
        List<Row> rows = progress.coders().stream().map(
                c -> new Row(c.coder(), c.codes(), c.today(), c.median().map(Duration::toSeconds))).toList();
        return new Shown("progress", new Page(lead, room.desk().plan().isPresent(), progress.planned(),
                progress.done(), rows, lead ? Optional.of(inside(progress, languages.of(request))) : Optional.empty()));
    }

    private Instant dayStart() {
        var zone = room.study().period().zone();
        return LocalDate.ofInstant(room.clock().instant(), zone).atStartOfDay(zone).toInstant();
    }

    private Inside inside(CodingProgress progress, Phrasebook words) {
        BackgroundWork.Measured measured = room.work().agreement();
        ControlResults results = room.desk().controlResults();
        List<ByCode> byCode = java.util.Arrays.stream(Code.values()).filter(results.byCode()::containsKey)
                .map(code -> new ByCode(code.label(), results.byCode().get(code).coded(),
                        results.byCode().get(code).same()))
                .toList();
        long open = room.desk().disagreements().stream().filter(d -> d.settled().isEmpty()).count();
        return new Inside(progress.useful(), open, measured.codes(),
                measured.agreement().stream().map(ProgressPages::agreeing).toList(),
                new Controls(results.seeded(), results.found(), byCode),
                Retraining.versions(room.open().directory()),
                Reasons.in(words, room.work().training()).orElse(room.work().training()));
    }

    private static Agreeing agreeing(Reliability r) {
        return new Agreeing(r.language(), r.coders(), r.items(), optional(r.alpha()), optional(r.low()),
                optional(r.high()), optional(r.percent()), r.note());
    }

    private static Optional<Double> optional(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
