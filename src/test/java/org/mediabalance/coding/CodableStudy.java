package org.mediabalance.coding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.store.ControlItem;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.ListEntry;
import org.mediabalance.store.ListPoll;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.RunningTime;
import org.mediabalance.study.StudyFile;

/** A study of two outlets whose items wait to be coded; made for tests. */
public final class CodableStudy {
    public static final Instant NOW = Instant.parse("2022-06-06T10:00:00Z");
    private static final String YAML = """
            id: bridge
            title: {en: The bridge vote}
            question: {en: "Shall the bridge be built?"}
            sides:
              pro: {en: "Yes"}
              contra: {en: "No"}
            period: {from: 2022-05-23, to: 2022-06-03, zone: Asia/Almaty}
            voteDay: 2022-06-05
            languages: [en]
            codebook: {version: "1"}
            coverage: sample
            benchmark: {news: parity}
            relevance:
              minimumMentions: 1
              query: {en: bridge}
            politeness: {contact: tests}
            outlets:
              - {id: river, name: River TV, owner: state, reason: test, languages: [en], sites: ["https://river.example/"]}
              - {id: hill, name: Hill TV, owner: private, reason: test, languages: [en], sites: ["https://hill.example/"]}
            """;

    private CodableStudy() {
    }

    /** Writes the study with this many items, by turns of the two outlets. */
    public static StudyDirectory write(Path root, int items) {
        try {
            Files.createDirectories(root);
            Files.writeString(root.resolve(StudyFile.NAME), YAML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StudyDirectory directory = StudyDirectory.open(root);
        try (StudyRecord record = StudyRecord.open(directory.record())) {
            List<ListEntry> entries = new ArrayList<>();
            for (int i = 0; i < items; i++) {
                entries.add(new ListEntry(url(i), Hint.none("listing"), Optional.empty(), Optional.empty()));
            }
            record.polled(new ListPoll(URI.create("https://river.example/list"), "river", "listing", Optional.empty(),
                    Optional.empty(), NOW, ListPoll.OK, items), entries);
            for (int i = 0; i < items; i++) {
                LedgerEntry.Stored stored = new LedgerEntry.Stored("00001.warc.gz", i, "sha256:" + i, NOW);
                record.fetched(url(i), stored);
                Item item = item(i);
                record.processed(item.id(), new ItemRecord(item.url(), item.outlet(), Optional.of(item),
                        ItemState.DISTINCT, "1 mention", Map.of(), Optional.of(item.id()), Optional.empty()),
                        stored.digest());
            }
        }
        return directory;
    }

    private static URI url(int i) {
        return URI.create("https://" + outlet(i) + ".example/" + i);
    }

    private static String outlet(int i) {
        return i % 2 == 0 ? "river" : "hill";
    }

    /** The item of this number: its side goes round with the number. */
    public static Item item(int i) {
        String said = switch (i % 3) {
            case 0 -> "We need the bridge. Vote yes, for it will carry us all.";
            case 1 -> "The bridge is a waste of money. Vote no.";
            default -> "Polling stations for the bridge vote open at eight.";
        };
        return new Item(ItemId.of(url(i)), outlet(i), url(i), ItemKind.CLIP, "Bridge, part " + i, said
                + "\n\nThis was report number " + i + ".", "en",
                Optional.of(Published.on(LocalDate.of(2022, 5, 23).plusDays(i % 12), "listing")), Optional.empty(),
                Optional.of(new RunningTime(Duration.ofSeconds(60), "listing")),
                List.of(new Cue(Duration.ZERO, Duration.ofSeconds(4), said)), List.of(), Map.of(), Optional.empty(),
                Optional.empty());
    }

    /** A control item with a known code. */
    public static ControlItem control(int number, Code code) {
        Item made = item(1_000_000 + number);
        return new ControlItem(made, code, "lead", NOW);
    }
}
