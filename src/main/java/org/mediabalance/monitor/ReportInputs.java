package org.mediabalance.monitor;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mediabalance.balance.CodedItem;
import org.mediabalance.balance.Posterior;
import org.mediabalance.balance.TimeBands;
import org.mediabalance.coding.Agreement;
import org.mediabalance.coding.ControlResults;
import org.mediabalance.coding.Settlement;
import org.mediabalance.report.ReportInput;
import org.mediabalance.report.ReportItem;
import org.mediabalance.report.Tally;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.SourcePoll;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import org.mediabalance.study.Item;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Published;
import org.mediabalance.study.Reliability;
import org.mediabalance.study.Study;

/**
 * Gathers what a report is made from: the relevant, distinct items with every code, the tally, the coverage and the
 * agreement. Reads the record, changes nothing.
 */
public final class ReportInputs {
    /** The search that returns the items a report is about. */
    public static final String ITEMS_QUERY = "state:distinct";

    private final Study study;
    private final List<ItemRecord> items;
    private final List<LedgerEntry> ledger;
    private final List<HumanCode> humanCodes;
    private final Map<String, Code> settled;
    private final Map<String, MachineCode> machine;
    private final Map<String, Code> reviewed;
    private final boolean captureTimes;
    private final Map<String, Double> inclusion;
    private final Coverage coverage;
    private final Optional<ReportInput.Controls> controls;

    /**
     * @param machineCodes what one model said
     * @param captureTimes whether the capture times, which differ from run to run, are printed
     */
    public ReportInputs(Study study, StudyRecord record, List<MachineCode> machineCodes, boolean captureTimes) {
        this(study, record, machineCodes, captureTimes, Map.of(), lastPoll(record));
    }

    /**
     * As above, for a study whose items were drawn for coding.
     *
     * @param inclusion the chance of each drawn item, by id
     * @param now decides which days of the period are over
     */
    public ReportInputs(Study study, StudyRecord record, List<MachineCode> machineCodes, boolean captureTimes,
            Map<String, Double> inclusion, Instant now) {
        this.inclusion = Map.copyOf(inclusion);
        this.study = study;
        this.items = record.items();
        this.ledger = record.ledger();
        this.humanCodes = record.humanCodes();
        // Reviewed items were chosen, not drawn: their codes stand in the reviewed view and in no count of people's codes.
        this.settled = Settlement
                .of(humanCodes.stream().filter(c -> !c.round().equals(HumanCode.REVIEW)).toList());
        ControlResults met = ControlResults.of(record.coding().controls(), record.coding().controlAnswers());
        this.controls = met.seeded() == 0
                ? Optional.empty()
                : Optional.of(new ReportInput.Controls(met.seeded(), met.found()));
        this.machine = machineCodes.stream().collect(Collectors.toMap(MachineCode::item, code -> code));
        this.reviewed = new HashMap<>();
        humanCodes.stream().filter(c -> c.round().equals(HumanCode.REVIEW))
                .forEach(c -> reviewed.put(c.item(), c.code()));
        this.captureTimes = captureTimes;
        this.coverage = CoverageLedger.of(study, record, ledger, items, now);
    }

    /** A crawl that is over is covered as of its last poll; without any poll, nothing is. */
    private static Instant lastPoll(StudyRecord record) {
        return record.campaign().polls().stream().map(SourcePoll::at).max(Instant::compareTo).orElse(Instant.MAX);
    }

    /** The ids of the distinct items that the machine is least certain of and people have settled; ties by id. */
    public List<String> leastCertain(int count) {
        return distinct().map(i -> i.item().orElseThrow().id()).filter(machine::containsKey)
                .filter(settled::containsKey)
                .sorted(Comparator.comparing((String id) -> machine.get(id).confidence())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count).toList();
    }

    private Stream<ItemRecord> distinct() {
        return items.stream().filter(i -> i.state() == ItemState.DISTINCT);
    }

    /** The whole input; {@code method} and {@code published} come from whoever orders the report. */
    public ReportInput input(ReportInput.Method method, List<ReportInput.PublishedFigure> published, long seed) {
        List<ReportItem> reportItems = items();
        return new ReportInput(study, reportItems, ITEMS_QUERY, TimeBands.FRENCH_REGULATOR,
                new ReportInput.Collection(Optional.of(tally()), coverage()),
                new ReportInput.Coding(agreement(seed), reviewed.size(), controls, givenCodes()), method,
                published, seed);
    }

    /** The items of the report in its order. */
    public List<ReportItem> items() {
        Map<String, LedgerEntry> byUrl = ledger.stream()
                .collect(Collectors.toMap(e -> e.url().toString(), entry -> entry));
        return distinct().map(i -> reportItem(i, byUrl.get(i.url().toString()))).sorted(ReportInput.ORDER).toList();
    }

    /** What became of every URL. */
    public Tally tally() {
        return Tallies.of(ledger, items);
    }

    /** The code of each item under the third view: the person's where the machine was least certain. */
    public Optional<Code> reviewedCode(String id) {
        return Optional.ofNullable(reviewed.get(id))
                .or(() -> Optional.ofNullable(machine.get(id)).map(MachineCode::code));
    }

    /** What each coder gave, by item; the latest code of each, adjudications left out. */
    Map<String, Map<String, Code>> byCoder() {
        Map<String, Map<String, Code>> byItem = new HashMap<>();
        humanCodes.stream().filter(HumanCode::independent)
                .forEach(c -> byItem.computeIfAbsent(c.item(), item -> new TreeMap<>()).put(c.coder(), c.code()));
        return byItem;
    }

    /** The code the people stand by. */
    public Optional<Code> humanCode(String id) {
        return Optional.ofNullable(settled.get(id));
    }

    private ReportItem reportItem(ItemRecord record, LedgerEntry entry) {
        Item item = record.item().orElseThrow();
        Outlet outlet = study.outlet(record.outlet());
        Optional<MachineCode> said = Optional.ofNullable(machine.get(item.id()));
        Optional<LocalTime> time = item.published().flatMap(Published::instant)
                .map(i -> i.atZone(outlet.zone()).toLocalTime());
        CodedItem facts = new CodedItem(item.id(), outlet.id(), outlet.owner().label(), item.language(),
                item.published().map(Published::day), time, item.runningTime().map(r -> r.length()),
                record.story().orElse(item.id()), outlet.programmeClass(item.url()), item.kind().label(),
                humanCode(item.id()));
        Optional<Instant> captured = entry.stored().filter(s -> captureTimes).map(LedgerEntry.Stored::time);
        return new ReportItem(facts, said.map(MachineCode::code),
                said.map(c -> new Posterior(c.neutral(), c.pro(), c.contra())),
                reviewed.isEmpty() || said.isEmpty() ? Optional.empty() : reviewedCode(item.id()),
                Optional.ofNullable(inclusion.get(item.id())),
                new ReportItem.Evidence(item.url().toString(), item.title(), captured,
                        entry.stored().map(LedgerEntry.Stored::digest).orElse("")));
    }

    private List<ReportInput.GivenCode> givenCodes() {
        Set<String> distinct = distinct().map(i -> i.item().orElseThrow().id()).collect(Collectors.toSet());
        return humanCodes.stream().filter(HumanCode::independent).filter(c -> distinct.contains(c.item()))
                .map(c -> new ReportInput.GivenCode(c.item(), c.coder(), c.code()))
                .sorted(Comparator.comparing(ReportInput.GivenCode::item)
                        .thenComparing(ReportInput.GivenCode::coder))
                .toList();
    }

    private List<Reliability> agreement(long seed) {
        Map<String, String> languages = distinct().map(i -> i.item().orElseThrow())
                .collect(Collectors.toMap(Item::id, Item::language));
        List<Agreement.Given> given = humanCodes.stream().filter(HumanCode::independent)
                .filter(c -> languages.containsKey(c.item()))
                .map(c -> new Agreement.Given(c.item(), c.coder(), c.code().label())).toList();
        if (given.isEmpty()) {
            return List.of();
        }
        List<Reliability> all = new ArrayList<>();
        all.add(Agreement.of("code", "all", given, seed));
        languages.values().stream().distinct().sorted().forEach(language -> all.add(Agreement.of("code", language,
                given.stream().filter(g -> languages.get(g.item()).equals(language)).toList(), seed)));
        return all;
    }

    private List<ReportInput.Coverage> coverage() {
        return coverage.days().stream()
                .map(d -> new ReportInput.Coverage(d.outlet(), d.day(), d.total().discovered(), d.total().fetched(),
                        d.total().failed(), d.total().relevant(), d.phrase(), d.state() == Coverage.State.SUSPECTED))
                .toList();
    }
}
