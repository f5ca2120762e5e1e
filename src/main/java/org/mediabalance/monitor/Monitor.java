package org.mediabalance.monitor;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.mediabalance.crawl.CrawlListener;
import org.mediabalance.crawl.CrawlSession;
import org.mediabalance.crawl.Crawler;
import org.mediabalance.crawl.FetchSettings;
import org.mediabalance.crawl.PageReader;
import org.mediabalance.extract.Extractor;
import org.mediabalance.language.LanguageIdentifier;
import org.mediabalance.language.Stories;
import org.mediabalance.language.StoryPlace;
import org.mediabalance.language.StoryText;
import org.mediabalance.report.Tally;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.stance.StancePrediction;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.MadePage;
import org.mediabalance.store.PageWork;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.Stance;
import org.mediabalance.study.Study;

/**
 * One study at work: crawls, makes items of what was fetched, codes them by machine, keeps the index. Each step does only
 * what is new and can be run again after a kill. One monitor writes a study at a time; a second is refused on opening.
 */
public final class Monitor implements AutoCloseable {
    /** A page takes milliseconds and a long document seconds; whatever takes longer is set aside as unreadable. */
    private static final Duration PER_PAGE = Duration.ofSeconds(20);

    private final StudyDirectory directory;
    private final Study study;
    private final Clock clock;
    private final Progress progress;
    private final StudyDirectory.Lock lock;
    private final StudyRecord record;
    private final TimedExtraction extraction;

    private Monitor(StudyDirectory directory, Clock clock, Progress progress) {
        this.directory = directory;
        this.study = directory.study();
        this.clock = clock;
        this.progress = progress;
        this.lock = directory.lock();
        this.record = StudyRecord.open(directory.record());
        this.extraction = extraction(study);
    }

    static TimedExtraction extraction(Study study) {
        return new TimedExtraction(
                new Extractor(new LanguageIdentifier(study.languages()), new DocumentProcess(PER_PAGE)),
                PER_PAGE.plusSeconds(1));
    }

    /**
     * Opens a study for work.
     *
     * @throws org.mediabalance.study.InputException when another process works on it, or its disk takes no data
     */
    public static Monitor open(StudyDirectory directory, Clock clock, Progress progress) {
        return new Monitor(directory, clock, progress);
    }

    public StudyRecord record() {
        return record;
    }

    /** How pages are read while they are collected, by crawl or import. */
    public PageReader pages() {
        return new HtmlPages(extraction, study.period().zone());
    }

    /**
     * Polls all lists and fetches what is new.
     *
     * @return what was wrong with sources and hosts, one line each
     */
    public List<String> crawl(FetchSettings settings) throws InterruptedException {
        return crawl(settings, () -> false);
    }

    /** As above; when {@code stopping} turns true, the fetch in hand is finished and the rest waits. */
    public List<String> crawl(FetchSettings settings, BooleanSupplier stopping) throws InterruptedException {
        return recorded("crawl",
                () -> crawler(settings, new CrawlProgress(progress)).crawl(stopping));
    }

    /**
     * Crawls again and again until told to stop; see {@link Campaign}.
     *
     * @param every the usual interval between two polls of a source
     * @param after what is done after each round, such as processing
     * @return what was wrong in the last round, one line each
     */
    public List<String> campaign(FetchSettings settings, Duration every, Waiting waiting, Runnable after, Alarm alarm)
            throws InterruptedException {
        return recorded("crawl --every " + every, () -> {
            Campaign campaign = new Campaign(study, record, every, clock, waiting, progress);
            try (CrawlSession session = crawler(settings, campaign).open()) {
                return campaign.run(session, after, alarm);
            }
        });
    }

    private Crawler crawler(FetchSettings settings, CrawlListener listener) {
        return new Crawler(directory, record, pages(), settings, clock,
                listener);
    }

    /** Crawling that says what was wrong. */
    @FunctionalInterface
    private interface Crawling {
        List<String> run() throws InterruptedException;
    }

    private List<String> recorded(String command, Crawling crawling) throws InterruptedException {
        long run = record.runStarted(command, clock.instant());
        List<String> problems = crawling.run();
        record.runEnded(run, problems.isEmpty() ? "done" : problems.size() + " lists not read", clock.instant());
        return problems;
    }

    /** Makes items of what was fetched since the last time, then looks for stories and repeats among all. */
    public void process() {
        long run = record.runStarted("process", clock.instant());
        ItemMaker maker = maker();
        List<PageWork> pages = work();
        for (int i = 0; i < pages.size(); i++) {
            LedgerEntry page = pages.get(i).page();
            ItemRecord made = maker.make(page, pages.get(i).captions());
            record.processed(ItemId.of(page.url()), made, page.stored().orElseThrow().digest());
            progress.at("extract", i + 1, pages.size());
        }
        settle(maker);
        record.runEnded(run, "done", clock.instant());
    }

    /** The fetched pages that {@link #process} would make items of now, by address. */
    public List<PageWork> work() {
        return record.unprocessed().stream().map(page -> new PageWork(page, record.captionsOf(page.url()))).toList();
    }

    /**
     * Takes over what was made of pages elsewhere, then looks for stories and repeats among all, as {@link #process} does.
     * Only pages whose evidence is still what they were made from are taken, so the same ones may come twice.
     *
     * @return how many pages were taken over
     */
    public int takeOver(Iterable<MadePage> made) {
        long run = record.runStarted("take over", clock.instant());
        Map<URI, String> wanted = record.unprocessed().stream()
                .collect(Collectors.toMap(LedgerEntry::url, page -> page.stored().orElseThrow().digest()));
        List<MachineCode> codes = new ArrayList<>();
        int before = wanted.size();
        record.together(() -> made.forEach(page -> {
            if (wanted.remove(page.made().url(), page.digest())) {
                record.processed(ItemId.of(page.made().url()), page.made(), page.digest());
                page.code().ifPresent(codes::add);
            }
        }));
        settle(maker());
        Set<String> distinct = distinct().stream().map(i -> i.item().orElseThrow().id()).collect(Collectors.toSet());
        try (DerivedCodes derived = DerivedCodes.open(directory.derived())) {
            derived.store(codes.stream().filter(code -> distinct.contains(code.item())).toList());
        }
        record.runEnded(run, "done", clock.instant());
        return before - wanted.size();
    }

    private ItemMaker maker() {
        return new ItemMaker(study, directory.archive(), extraction);
    }

    private void settle(ItemMaker maker) {
        cluster();
        new LookComparison(record, maker).run(progress);
    }

    private void cluster() {
        List<ItemRecord> relevant = relevant();
        Map<String, StoryPlace> places = Stories
                .of(relevant.stream().map(ItemRecord::item).flatMap(Optional::stream).map(Monitor::storyText).toList());
        List<ItemRecord> placed = new ArrayList<>();
        for (ItemRecord item : relevant) {
            StoryPlace place = places.get(item.item().orElseThrow().id());
            boolean repeat = place.repeatOf().isPresent();
            placed.add(new ItemRecord(item.url(), item.outlet(), item.item(),
                    repeat ? ItemState.REPEAT : ItemState.DISTINCT, item.why(), item.sources(),
                    Optional.of(place.story()), place.repeatOf()));
        }
        record.clustered(placed);
    }

    private static StoryText storyText(Item item) {
        return new StoryText(item.id(), item.outlet(), item.title(), item.text(), item.published());
    }

    private List<ItemRecord> relevant() {
        return record.items().stream()
                .filter(i -> i.state() == ItemState.DISTINCT || i.state() == ItemState.REPEAT).toList();
    }

    /** The relevant items of the period, each once, by address. */
    public List<ItemRecord> distinct() {
        return record.items().stream().filter(i -> i.state() == ItemState.DISTINCT).toList();
    }

    /** Lets the model code every relevant item it has not coded yet; human codes are not looked at. */
    public List<MachineCode> codeByMachine(StanceModel model) {
        try (DerivedCodes derived = DerivedCodes.open(directory.derived())) {
            Map<String, MachineCode> known = derived.of(model.id()).stream()
                    .collect(Collectors.toMap(MachineCode::item, code -> code));
            List<Item> todo = distinct().stream().map(i -> i.item().orElseThrow())
                    .filter(i -> !known.containsKey(i.id())).toList();
            List<MachineCode> fresh = new ArrayList<>();
            for (Item item : todo) {
                fresh.add(code(model, item));
                progress.at("classify", fresh.size(), todo.size());
            }
            derived.store(fresh);
            return derived.of(model.id());
        }
    }

    static MachineCode code(StanceModel model, Item item) {
        StancePrediction said = model.classify(Retraining.text(item));
        // Whether the item is about the question was decided by the study's query; the model is asked for its side only.
        Code side = said.code().stance().isPresent() ? said.code() : plain(said.stance());
        return new MachineCode(item.id(), model.id(), said.stance(), side, said.pro(), said.contra(),
                said.neutral(), said.evidence().stream()
                        .map(e -> new MachineCode.Evidence(e.start(), e.end(), e.weight(), e.side())).toList());
    }

    private static Code plain(Stance stance) {
        return switch (stance) {
            case PRO -> Code.PRO;
            case CONTRA -> Code.CONTRA;
            case NEUTRAL -> Code.NO_POSITION;
        };
    }

    /** Makes the index anew from the record; it holds every item of the study, whatever became of it. */
    public void index(ReportInputs codes, List<MachineCode> machine) {
        new IndexBuild(directory, record).rebuild(codes, machine);
    }

    /** Stores human codes; facts that are only ever added to. */
    public void addHumanCodes(List<HumanCode> codes) {
        record.coded(codes);
    }

    /** What is proven to have been seen, as of now. */
    public Coverage coverage() {
        return CoverageLedger.of(study, record, clock.instant());
    }

    /** What became of every URL. */
    public Tally tally() {
        return Tallies.of(record.ledger(), record.items());
    }

    @Override
    public void close() {
        extraction.close();
        record.close();
        lock.close();
    }

    /** Passes a crawl's news on. */
    private static final class CrawlProgress implements CrawlListener {
        private final Progress progress;
        private final Map<String, long[]> outlets = new java.util.concurrent.ConcurrentHashMap<>();

        private CrawlProgress(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void listed(String outlet, String channel, int entries, int fresh) {
            progress.at("lists", 0, 0);
        }

        @Override
        public void progressed(String outlet, int done, int waiting) {
            outlets.put(outlet, new long[]{done, waiting});
            long all = outlets.values().stream().mapToLong(counts -> counts[0]).sum();
            long left = outlets.values().stream().mapToLong(counts -> counts[1]).sum();
            progress.at("fetch", all, all + left);
        }

        @Override
        public void warned(String outlet, String what) {
            progress.say(outlet + ": " + what);
        }
    }
}
