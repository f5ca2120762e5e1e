package org.mediabalance.web;

import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnprocessableContentResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.balance.SamplingPlan;
import org.mediabalance.coding.Coders;
import org.mediabalance.coding.Session;
import org.mediabalance.monitor.PlanFile;
import org.mediabalance.store.Account;
import org.mediabalance.store.CodingPlan;
import org.mediabalance.store.ControlItem;
import org.mediabalance.study.InputException;

/** Where those who run the coding add people, set how items are handed out, and put control items in. */
final class TeamPages implements Pages {
    private static final String TEAM = "/coding/team";
    /** Before anything was set: one item of five coded twice, which is what content analysis asks for at least. */
    private static final PlanFacts DEFAULT = new PlanFacts(1, 20, 0, 5, 100);

    private final CodingRoom room;

    /** @param link a link to hand on, shown once; {@code linkFor} whose */
    private record Page(List<Member> members, Optional<String> link, Optional<String> linkFor, boolean planned,
            PlanFacts plan, Sample sample, int controls, Optional<String> problem) {}

    private record Member(String name, boolean lead, boolean active, boolean self) {}

    /** Shares in per cent. */
    private record PlanFacts(long seed, double doubles, double useful, double controls, int retrain) {}

    /** @param drawn items drawn at random; 0 when all are to be coded */
    private record Sample(int items, int drawn) {}

    TeamPages(CodingRoom room) {
        this.room = room;
    }

    @Override
    public void register(Routes routes) {
        routes.page(TEAM, request -> page(request, Optional.empty(), Optional.empty(), Optional.empty()));
        routes.postPage(TEAM, this::invite);
        routes.post(TEAM + "/end", this::end);
        routes.post("/coding/plan", this::plan);
        routes.post("/coding/sample", this::sample);
        routes.post("/coding/controls", this::controls);
    }

    private Instant now() {
        return room.clock().instant();
    }

    private Shown page(Context request, Optional<String> link, Optional<String> linkFor, Optional<String> problem) {
        Session session = SignedIn.lead(request);
        List<Member> members = room.coders().all().stream().map(
                a -> new Member(a.name(), a.lead(), a.active(), a.name().equals(session.coder()))).toList();
        Optional<PlanFacts> plan = room.desk().plan().map(p -> new PlanFacts(p.seed(), 100 * p.doubleShare(),
                100 * p.usefulShare(), 100 * p.controlShare(), p.retrainEvery()));
        Sample sample = new Sample(room.open().record().coding().codable().size(),
                PlanFile.inclusion(room.open().directory()).size());
        return new Shown("team", new Page(members, link, linkFor, plan.isPresent(), plan.orElse(DEFAULT), sample,
                room.open().record().coding().controls().size(), problem), problem.isPresent() ? 422 : 200);
    }

    private Shown invite(Context request) {
        SignedIn.lead(request);
        String name = text(request, "name").strip();
        boolean lead = text(request, "role").equals("lead");
        Optional<Account> known = room.coders().all().stream().filter(a -> a.name().equals(name)).findFirst();
        if (!Coders.isName(name) || known.filter(account -> account.lead() != lead).isPresent()) {
            return page(request, Optional.empty(), Optional.empty(), Optional.of("signin.bad-name"));
        }
        String token = room.coders().invite(Optional.of(name), lead, now());
        String scheme = "https".equals(request.header("X-Forwarded-Proto")) ? "https" : request.scheme();
        return page(request, Optional.of(scheme + "://" + request.header("Host") + "/join/" + token),
                Optional.of(name), Optional.empty());
    }

    private void end(Context request) {
        Session session = SignedIn.lead(request);
        String name = text(request, "name");
        if (name.equals(session.coder())) {
            throw new ConflictResponse("you cannot end your own account");
        }
        room.coders().deactivate(name);
        room.desk().release(name, session.coder(), now());
        request.redirect(TEAM, HttpStatus.SEE_OTHER);
    }

    private void plan(Context request) {
        Session session = SignedIn.lead(request);
        try {
            room.desk().plan(new CodingPlan((long) number(request, "seed"), number(request, "doubles") / 100,
                    number(request, "useful") / 100, number(request, "controls") / 100,
                    (int) number(request, "retrain"), session.coder(), now()));
        } catch (IllegalArgumentException e) {
            throw new UnprocessableContentResponse(e.getMessage());
        }
        request.redirect(TEAM, HttpStatus.SEE_OTHER);
    }

    /** Draws the random sample whose codes the report's estimates rest on. */
    private void sample(Context request) {
        SignedIn.lead(request);
        Map<String, List<String>> strata = PlanFile.strata(room.open().record());
        long items = strata.values().stream().mapToLong(List::size).sum();
        try {
            int codes = SamplingPlan.codesNeeded(items, number(request, "halfwidth") / 100, 0);
            PlanFile.write(room.open().directory(), SamplingPlan.draw(strata, codes, 1));
        } catch (IllegalArgumentException e) {
            throw new UnprocessableContentResponse(e.getMessage());
        }
        room.desk().reload();
        request.redirect(TEAM, HttpStatus.SEE_OTHER);
    }

    private void controls(Context request) {
        Session session = SignedIn.lead(request);
        List<ControlItem> controls = ControlLines.read(text(request, "lines"), room.study(), session.coder(), now());
        room.desk().controls(controls);
        request.redirect(TEAM, HttpStatus.SEE_OTHER);
    }

    private static double number(Context request, String name) {
        try {
            return Double.parseDouble(text(request, name).strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new InputException(name + ": '" + text(request, name) + "' is not a number", e);
        }
    }

    private static String text(Context request, String name) {
        String value = request.formParam(name);
        return value == null ? "" : value;
    }
}
