package org.mediabalance.monitor;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediabalance.index.IndexOpening;
import org.mediabalance.index.IndexedItem;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.index.LuceneIndex;
import org.mediabalance.index.MachineStance;
import org.mediabalance.index.MachineWords;
import org.mediabalance.index.OpenSearchIndex;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.MachineTranscript;
import org.mediabalance.store.MachineTranscripts;
import org.mediabalance.store.MadePage;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import org.mediabalance.study.Cue;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Item;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Published;
import org.mediabalance.study.Study;

/** Fills the index from the record; what is in the index can always be made again. */
public final class IndexBuild {
    private final StudyDirectory directory;
    private final StudyRecord record;

    public IndexBuild(StudyDirectory directory, StudyRecord record) {
        this.directory = directory;
        this.record = record;
    }

    /** Replaces the index by what the record and the newest machine codes hold now; searches see the old one until then. */
    public void rebuild() {
        List<MachineCode> machine = DerivedCodes.newest(directory.derived());
        rebuild(new ReportInputs(directory.study(), record, machine, true), machine);
    }

    /** Replaces the index by what the record and these codes hold now. */
    public void rebuild(ReportInputs codes, List<MachineCode> machine) {
        List<IndexedItem> items = items(record.items(), codes, machine);
        try (ItemIndex index = forWriting()) {
            index.replace(items);
        }
    }

    /** Brings these items of an open index to what the record and the newest machine codes say of them now. */
    public void update(ItemIndex index, Set<String> ids) {
        List<MachineCode> machine = DerivedCodes.newest(directory.derived());
        List<ItemRecord> changed = ids.stream().map(record::item).flatMap(Optional::stream).toList();
        index.update(items(changed, new ReportInputs(directory.study(), record, machine, true), machine));
    }

    private List<IndexedItem> items(List<ItemRecord> records, ReportInputs codes, List<MachineCode> machine) {
        Map<String, MachineCode> said = machine.stream().collect(Collectors.toMap(MachineCode::item, c -> c));
        Map<String, Map<String, Code>> byCoder = codes.byCoder();
        Map<String, MachineWords> heard = heard();
        List<IndexedItem> items = new ArrayList<>();
        for (ItemRecord itemRecord : records) {
            itemRecord.item().ifPresent(item -> items.add(indexed(itemRecord, item, codes, byCoder, said,
                    Optional.ofNullable(heard.get(item.id())))));
        }
        return items;
    }

    /** The index of a study wherever its study.yaml says it is. */
    static IndexOpening find(StudyDirectory directory) {
        return directory.study().sharedIndex()
                .map(place -> OpenSearchIndex.open(place, directory.study().id(), System::getenv))
                .orElseGet(() -> LuceneIndex.open(directory.index()));
    }

    /** A whole index is kept until the new one is written, for those who search it meanwhile. */
    private ItemIndex forWriting() {
        if (directory.study().sharedIndex().isPresent()) {
            return OpenSearchIndex.create(directory.study().sharedIndex().get(), directory.study().id(),
                    System::getenv);
        }
        return LuceneIndex.open(directory.index()) instanceof IndexOpening.Ready ready
                ? ready.index()
                : LuceneIndex.create(directory.index());
    }

    /** By item the words of its newest transcript and of the newest reading of its picture. */
    private Map<String, MachineWords> heard() {
        Map<String, MachineWords> words = new HashMap<>();
        try (MachineTranscripts transcripts = MachineTranscripts.open(directory.derived())) {
            for (boolean onScreen : new boolean[]{false, true}) {
                transcripts.all().stream().filter(t -> t.isOnScreen() == onScreen && !t.cues().isEmpty())
                        .collect(Collectors.toMap(MachineTranscript::item, IndexBuild::words, (older, newer) -> newer))
                        .forEach((item, found) -> words.merge(item, found, MachineWords::and));
            }
        }
        return words;
    }

    private static MachineWords words(MachineTranscript transcript) {
        return new MachineWords(transcript.mark(),
                transcript.cues().stream().map(Cue::text).collect(Collectors.joining("\n")));
    }

    /**
     * The index in the study's cluster, which must be there.
     *
     * @throws InputException when it is not, or cannot be used
     */
    public static ItemIndex openShared(StudyDirectory directory) {
        if (find(directory) instanceof IndexOpening.Ready ready) {
            return ready.index();
        }
        throw new InputException("study " + directory.study().id()
                + ": its shared index is not ready; run 'mediabalance index rebuild' and try again");
    }

    /** A page made elsewhere as the index holds it until stories, repeats and human codes are known; empty for no item. */
    public static Optional<IndexedItem> unsettled(Study study, MadePage page) {
        return page.made().item().map(item -> {
            Outlet outlet = study.outlet(item.outlet());
            return new IndexedItem(item, outlet.owner().label(), item.id(), Optional.empty(), Optional.empty(),
                    Map.of(),
                    page.code().map(IndexBuild::stance), Optional.empty(), Optional.empty(),
                    page.made().state().label(), outlet.programmeClass(item.url()), time(item, outlet),
                    item.published().map(Published::day));
        });
    }

    private static MachineStance stance(MachineCode code) {
        return new MachineStance(code.stance(), code.code(), code.pro(), code.contra(), code.neutral(), code.model());
    }

    private static Optional<LocalTime> time(Item item, Outlet outlet) {
        return item.published().flatMap(Published::instant).map(i -> i.atZone(outlet.zone()).toLocalTime());
    }

    private IndexedItem indexed(ItemRecord itemRecord, Item item, ReportInputs codes,
            Map<String, Map<String, Code>> byCoder, Map<String, MachineCode> said,
            Optional<MachineWords> heard) {
        Optional<MachineStance> machine = Optional.ofNullable(said.get(item.id())).map(IndexBuild::stance);
        Outlet outlet = directory.study().outlet(item.outlet());
        return new IndexedItem(item, outlet.owner().label(),
                itemRecord.story().orElse(item.id()), itemRecord.repeatOf(), codes.humanCode(item.id()),
                byCoder.getOrDefault(item.id(), Map.of()), machine,
                machine.isEmpty() ? Optional.empty() : codes.reviewedCode(item.id()), heard,
                itemRecord.state().label(), outlet.programmeClass(item.url()),
                time(item, outlet), item.published().map(Published::day));
    }

    /**
     * Opens the index for searching, making it anew from the record when it is missing, damaged or of another version.
     */
    public ItemIndex open(Progress progress) {
        IndexOpening opening = find(directory);
        if (opening instanceof IndexOpening.Ready ready) {
            return ready.index();
        }
        progress.say(switch (opening) {
            case IndexOpening.Damaged damaged -> "the index is damaged (" + damaged.why() + "); rebuilding it";
            case IndexOpening.OtherVersion other -> "the index is of version " + other.found() + "; rebuilding it";
            default -> "no index yet; building it from the record";
        });
        rebuild();
        if (find(directory) instanceof IndexOpening.Ready ready) {
            return ready.index();
        }
        throw new IllegalStateException("the index cannot be read right after it was written: " + directory.index());
    }
}
