package org.mediabalance.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.ListEntry;
import org.mediabalance.store.ListPoll;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.Stance;

/** A study of two outlets and three days, filled by hand as a crawl and its processing would. */
public final class SmallStudy {
    private static final Instant FETCHED = Instant.parse("2022-05-25T10:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final String YAML = """
            id: bridge
            title: {en: Referendum on the bridge, ru: Референдум о мосте, kk: Көпір туралы референдум}
            question: {en: Shall the bridge be built?, ru: Строить ли мост?, kk: Көпір салынсын ба?}
            sides:
              pro: {en: "Yes", ru: Да, kk: Иә}
              contra: {en: "No", ru: Нет, kk: Жоқ}
            period: {from: 2022-05-23, to: 2022-05-25, zone: Asia/Almaty}
            voteDay: 2022-06-05
            languages: [kk, ru, en]
            codebook: {version: "1"}
            coverage: census
            benchmark: {news: parity}
            relevance:
              minimumMentions: 1
              query: {ru: референдум, kk: референдум, en: referendum}
            politeness: {delaySeconds: 1, contact: test@example.org}
            outlets:
              - {id: one, name: Channel One, owner: state, reason: test, languages: [ru, kk], sites: ["https://one.example/"]}
              - {id: two, name: Paper Two, owner: private, reason: test, languages: [ru], sites: ["https://two.example/"]}
            """;

    private final StudyDirectory directory;
    private final List<MachineCode> machine = new ArrayList<>();
    private final List<HumanCode> human = new ArrayList<>();

    private SmallStudy(StudyDirectory directory) {
        this.directory = directory;
    }

    /** An empty study in this directory. */
    public static SmallStudy in(Path root) throws IOException {
        Files.writeString(root.resolve("study.yaml"), YAML);
        return new SmallStudy(StudyDirectory.open(root));
    }

    public StudyDirectory directory() {
        return directory;
    }

    /** Adds a relevant article, machine-coded neutral; returns its id. */
    public String item(String outlet, int day, String language, String title, String text) {
        URI url = URI.create("https://" + outlet + ".example/" + language + "/" + Math.abs(title.hashCode()));
        Published published = Published.at(
                LocalDate.of(2022, 5, day).atTime(9, 30).atZone(ZONE).toInstant(), ZONE, Published.Precision.MINUTE,
                "json-ld:datePublished");
        Item item = new Item(ItemId.of(url), outlet, url, ItemKind.ARTICLE, title, text, language,
                Optional.of(published), Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of(),
                Optional.empty(), Optional.empty());
        add(item);
        machine.add(new MachineCode(item.id(), "test-model", Stance.NEUTRAL, Code.NO_POSITION, 0.2, 0.1, 0.7,
                List.of(new MachineCode.Evidence(0, Math.min(20, text.length()), 1.5, Stance.PRO))));
        return item.id();
    }

    /** Adds this item as fetched, relevant and distinct. */
    void add(Item item) {
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            record.polled(
                    new ListPoll(URI.create("https://" + item.outlet() + ".example/list"), item.outlet(), "listing",
                            Optional.empty(), Optional.empty(), FETCHED, ListPoll.OK, 1),
                    List.of(new ListEntry(item.url(), Hint.none("listing"), Optional.empty(), Optional.empty())));
            record.fetched(item.url(), new LedgerEntry.Stored("00001.warc.gz", 0, "sha256:" + item.id(), FETCHED));
            record.processed(item.id(),
                    new ItemRecord(item.url(), item.outlet(), Optional.of(item), ItemState.DISTINCT, "2 mentions",
                            Map.of("title", "json-ld:headline"), Optional.of(item.id()), Optional.empty()),
                    "sha256:" + item.id());
        }
    }

    /** A person codes an item. */
    public void code(String item, String coder, Code code) {
        human.add(new HumanCode(item, coder, code, "first", "1", "", FETCHED));
    }

    /** Stores the codes, so that a server finds everything. */
    public StudyDirectory filled() {
        try (StudyRecord record = StudyRecord.open(directory.record());
                DerivedCodes derived = DerivedCodes.open(directory.derived())) {
            record.coded(human);
            derived.store(machine);
        }
        return directory;
    }
}
