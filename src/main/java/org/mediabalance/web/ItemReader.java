package org.mediabalance.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.mediabalance.coding.Settlement;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.index.SearchScope;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.HumanCode;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.MachineCode;
import org.mediabalance.store.MachineTranscript;
import org.mediabalance.store.MachineTranscripts;
import org.mediabalance.store.Recapture;
import org.mediabalance.study.Code;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Published;

/** Gathers what is known of an item from record, derived data and index. */
final class ItemReader {
    /** The transcript of two hours has fewer letters. */
    private static final int LETTERS = 200_000;
    private static final int SIBLINGS = 50;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final OpenStudy study;

    ItemReader(OpenStudy study) {
        this.study = study;
    }

    /** Media types by the endings that people put beside a study. */
    static final Map<String, String> MEDIA = Map.of("mp4", "video/mp4", "webm", "video/webm", "m4v", "video/mp4", "mp3",
            "audio/mpeg", "m4a", "audio/mp4", "ogg", "audio/ogg", "wav", "audio/wav");

    /** What this viewer may know of the item; empty when the study has no item of this id. */
    Optional<ItemFacts> read(String id, Viewer viewer) {
        return study.record().item(id).filter(record -> record.item().isPresent())
                .map(record -> facts(record, record.item().orElseThrow(), viewer));
    }

    private ItemFacts facts(ItemRecord record, Item item, Viewer viewer) {
        Outlet outlet = study.study().outlet(record.outlet());
        boolean sees = viewer.seesCodesOf(item.id());
        List<MachineCode> machine = sees ? machine(item.id()) : List.of();
        List<HumanCode> human = sees ? study.record().humanCodes(item.id()) : List.of();
        boolean cut = item.text().length() > LETTERS;
        String text = cut ? item.text().substring(0, LETTERS) : item.text();
        Optional<String> settled = Optional.ofNullable(Settlement.of(human).get(item.id())).map(Code::label);
        return new ItemFacts(item.id(), Texts.shortened(item.title()),
                new ItemFacts.Outlet(outlet.id(), outlet.name(), outlet.owner().label()), item.url().toString(),
                item.language(), item.kind().label(), item.section().map(Texts::shortened),
                item.authors().stream().map(Texts::shortened).toList(), item.published().map(p -> moment(p, outlet)),
                item.modified().map(Object::toString),
                item.runningTime().map(r -> new ItemFacts.Length(r.length().toSeconds(), r.source())),
                outlet.programmeClass(item.url()), record.state().label(), record.why(),
                new TreeMap<>(record.sources()), Evidenced.paragraphs(text, machine), cut, lines(item.cues()),
                heard(item.id()), media(item.id()), captures(record), !sees, settled,
                human.stream().map(ItemReader::human).toList(),
                machine.stream().map(m -> machine(m, text)).toList(), story(record, item, viewer),
                record.story().orElse(item.id()), versions(item));
    }

    private static ItemFacts.Moment moment(Published published, Outlet outlet) {
        Optional<ZonedDateTime> local = published.instant().map(i -> i.atZone(outlet.zone()));
        return new ItemFacts.Moment(published.day().toString(), local.map(CLOCK::format),
                outlet.zone() + local.map(l -> " (UTC" + l.getOffset() + ")").orElse(""),
                published.precision().label(), published.source());
    }

    private List<MachineCode> machine(String id) {
        try (DerivedCodes derived = DerivedCodes.open(study.directory().derived())) {
            return derived.ofItem(id);
        }
    }

    private static ItemFacts.Machine machine(MachineCode code, String text) {
        return new ItemFacts.Machine(code.model(), code.stance().label(), code.code().label(), code.pro(),
                code.contra(), code.neutral(),
                code.evidence().stream().filter(e -> e.start() >= 0 && e.start() < e.end() && e.end() <= text.length())
                        .map(e -> new ItemFacts.Evidence(Texts.plain(text.substring(e.start(), e.end())),
                                e.side().label(), e.weight()))
                        .toList());
    }

    private static ItemFacts.Human human(HumanCode code) {
        return new ItemFacts.Human(code.coder(), code.code().label(), code.round(), code.codebook(), code.note(),
                code.at().toString());
    }

    private List<ItemFacts.Heard> heard(String id) {
        try (MachineTranscripts transcripts = MachineTranscripts.open(study.directory().derived())) {
            return transcripts.of(id).stream().filter(t -> !t.cues().isEmpty())
                    .map((MachineTranscript t) -> new ItemFacts.Heard(t.mark(), lines(t.cues()))).toList();
        }
    }

    static List<ItemFacts.Line> lines(List<Cue> cues) {
        return cues.stream().map(cue -> new ItemFacts.Line(cue.start().toMillis() / 1000.0,
                cue.end().toMillis() / 1000.0, clock(cue.start()), Texts.plain(cue.text()))).toList();
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutesPart(), time.toSecondsPart());
    }

    private Optional<ItemFacts.Media> media(String id) {
        return mediaFile(id).map(file -> new ItemFacts.Media("/media/" + id, type(file).startsWith("audio")));
    }

    /** The media file that somebody put beside the study for this item. */
    Optional<Path> mediaFile(String id) {
        return MEDIA.keySet().stream().sorted().map(ending -> study.directory().media().resolve(id + "." + ending))
                .filter(Files::isRegularFile).findFirst();
    }

    static String type(Path file) {
        String name = file.getFileName().toString();
        return MEDIA.get(name.substring(name.lastIndexOf('.') + 1));
    }

    private List<ItemFacts.Capture> captures(ItemRecord item) {
        List<ItemFacts.Capture> captures = new ArrayList<>();
        String page = "/archived/" + ItemId.of(item.url());
        study.record().ledger(item.url()).flatMap(LedgerEntry::stored)
                .ifPresent(s -> captures.add(new ItemFacts.Capture(s.time().toString(), "first", "",
                        Optional.of(s.digest()), Optional.of(page + "/0"), List.of())));
        for (Recapture look : study.record().campaign().captures(item.url())) {
            captures.add(new ItemFacts.Capture(look.at().toString(), look.finding().label(), look.reason(),
                    look.stored().map(LedgerEntry.Stored::digest),
                    look.stored().map(stored -> page + "/" + look.number()),
                    look.changes().stream().map(c -> new ItemFacts.Change(c.field(), Texts.plain(c.before()),
                            Texts.plain(c.after()))).toList()));
        }
        return captures;
    }

    private List<ItemFacts.Sibling> story(ItemRecord record, Item item, Viewer viewer) {
        SearchScope scope = new SearchScope("story:\"" + record.story().orElse(item.id()) + "\"", viewer.blind());
        return study.index().search(new SearchRequest("", scope, 0, SIBLINGS, SearchRequest.Order.OLDEST, false, false,
                OptionalLong.empty())).hits().stream().filter(hit -> !hit.id().equals(item.id()))
                .map(hit -> new ItemFacts.Sibling(hit.id(), Texts.shortened(hit.title()),
                        study.study().outlet(hit.outlet()).name(), hit.day().map(Object::toString)))
                .toList();
    }

    private List<ItemFacts.Version> versions(Item item) {
        return new TreeMap<>(item.alternates()).entrySet().stream().filter(e -> !e.getValue().equals(item.url()))
                .map(e -> new ItemFacts.Version(e.getKey(), e.getValue().toString(),
                        Optional.of(ItemId.of(e.getValue())).filter(id -> study.record().item(id).isPresent())))
                .toList();
    }
}
