package org.mediabalance.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.crawl.WarcArchive;
import org.mediabalance.extract.Captions;
import org.mediabalance.extract.Extraction;
import org.mediabalance.extract.PageContext;
import org.mediabalance.language.RelevanceJudge;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.UrlState;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Cue;
import org.mediabalance.study.Hint;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.Study;

/** Makes an item of one fetched page and says in which state it ends. Reads evidence, writes nothing; thread-safe. */
final class ItemMaker {
    private final Study study;
    private final Path archive;
    private final TimedExtraction extraction;
    private final RelevanceJudge relevance;

    ItemMaker(Study study, Path archive, TimedExtraction extraction) {
        this.study = study;
        this.archive = archive;
        this.extraction = extraction;
        this.relevance = new RelevanceJudge(study.relevance());
    }

    /** The page's one outcome; relevant items come back as {@code DISTINCT} until repeats are looked for. */
    ItemRecord make(LedgerEntry page, List<LedgerEntry> captions) {
        Outlet outlet = study.outlet(page.outlet());
        try {
            Capture capture = WarcArchive.read(archive, page.stored().orElseThrow());
            PageContext context = new PageContext(outlet.id(), outlet.zone(), outlet.languages(), outlet.rules(),
                    finestFirst(page.hints()));
            return switch (extraction.extract(capture, context)) {
                case Extraction.NotAnItem none -> notItem(page, none.why());
                case Extraction.Unreadable unreadable -> notItem(page, "unreadable: " + unreadable.why());
                case Extraction.Extracted extracted ->
                    judged(page, named(page, Captions.merge(extracted, cues(captions))), extracted.sources());
            };
        } catch (IOException e) {
            return notItem(page, "evidence unreadable: " + e.getMessage());
        }
    }

    /** A page that answered from elsewhere, after a redirect, is the item of the address the ledger knows. */
    private static Item named(LedgerEntry page, Item item) {
        return item.url().equals(page.url())
                ? item
                : new Item(ItemId.of(page.url()), item.outlet(), page.url(), item.kind(), item.title(), item.text(),
                        item.language(), item.published(), item.modified(), item.runningTime(), item.cues(),
                        item.authors(), item.alternates(), item.canonicalUrl().or(() -> Optional.of(item.url())),
                        item.section());
    }

    private List<Cue> cues(List<LedgerEntry> captions) throws IOException {
        List<Cue> cues = new ArrayList<>();
        for (LedgerEntry entry : captions) {
            if (entry.state() == UrlState.FETCHED) {
                Capture capture = WarcArchive.read(archive, entry.stored().orElseThrow());
                cues.addAll(Captions.read(new String(capture.body(), StandardCharsets.UTF_8)));
            }
        }
        return cues;
    }

    private static List<Hint> finestFirst(List<Hint> hints) {
        return hints.stream().sorted(Comparator.comparing(
                (Hint hint) -> hint.published().map(p -> p.precision().ordinal()).orElse(-1)).reversed()).toList();
    }

    private ItemRecord judged(LedgerEntry page, Item item, Map<String, String> sources) {
        if (item.published().isEmpty()) {
            return record(page, item, ItemState.UNDATED, "no publication date found", sources);
        }
        if (!study.period().contains(item.published().get().day())) {
            return record(page, item, ItemState.OUT_OF_PERIOD, "published " + item.published().get().day(), sources);
        }
        RelevanceJudge.Verdict verdict = relevance.judge(item.title(), item.text(), item.language());
        String mentions = verdict.mentions() + (verdict.mentions() == 1 ? " mention" : " mentions")
                + (verdict.inTitle() ? ", in the title" : "");
        return record(page, item, verdict.relevant() ? ItemState.DISTINCT : ItemState.NOT_RELEVANT, mentions, sources);
    }

    private static ItemRecord record(LedgerEntry page, Item item, ItemState state, String why,
            Map<String, String> sources) {
        return new ItemRecord(page.url(), page.outlet(), Optional.of(item), state, why, sources, Optional.empty(),
                Optional.empty());
    }

    private static ItemRecord notItem(LedgerEntry page, String why) {
        return new ItemRecord(page.url(), page.outlet(), Optional.empty(), ItemState.NOT_ITEM, why, Map.of(),
                Optional.empty(), Optional.empty());
    }
}
