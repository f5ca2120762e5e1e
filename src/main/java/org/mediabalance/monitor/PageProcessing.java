package org.mediabalance.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.MadePage;
import org.mediabalance.store.PageWork;
import org.mediabalance.store.StudyDirectory;

/**
 * Makes items of fetched pages and codes them by machine without the record, by the functions that {@link Monitor} uses:
 * what a machine of a cluster does, which sees the study's directory and nothing else. Thread-safe.
 */
public final class PageProcessing implements AutoCloseable {
    /** How the reason of a page begins that was set aside. */
    static final String SET_ASIDE = "set aside: ";

    private final TimedExtraction extraction;
    private final ItemMaker maker;
    private final StanceModel model;

    /**
     * Reads study and model.
     *
     * @throws org.mediabalance.study.InputException when either cannot be read
     */
    public PageProcessing(StudyDirectory directory, Path model) {
        this.extraction = Monitor.extraction(directory.study());
        this.maker = new ItemMaker(directory.study(), directory.archive(), extraction);
        try {
            this.model = StanceModel.load(model);
        } catch (IOException e) {
            throw new UncheckedIOException(model + " cannot be read", e);
        }
    }

    /** The page's one outcome; a page on which this program itself fails is set aside, with the place of its evidence. */
    public MadePage make(PageWork work) {
        LedgerEntry.Stored stored = work.page().stored().orElseThrow();
        try {
            ItemRecord made = maker.make(work.page(), work.captions());
            return new MadePage(made, stored.digest(), made.item().filter(i -> made.state() == ItemState.DISTINCT)
                    .map(item -> Monitor.code(model, item)));
        } catch (RuntimeException | StackOverflowError e) {
            String why = SET_ASIDE + e + ", at " + stored.file() + " offset " + stored.offset();
            return new MadePage(new ItemRecord(work.page().url(), work.page().outlet(), Optional.empty(),
                    ItemState.NOT_ITEM, why, Map.of(), Optional.empty(), Optional.empty()), stored.digest(),
                    Optional.empty());
        }
    }

    @Override
    public void close() {
        extraction.close();
    }
}
