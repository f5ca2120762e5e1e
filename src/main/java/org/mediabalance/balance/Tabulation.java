package org.mediabalance.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/**
 * Counts a stream of items into balance tables by every {@link Dimension} in one pass. Memory depends on the number of
 * rows, not of items, because items must come in the order of their story: then one remembered name per cell is enough
 * to count stories. Not safe for several threads.
 */
public final class Tabulation {
    /** Ids are kept for cells of up to this many items: enough for a screening by hand, bounded for a million. */
    public static final int IDS_MAX = 2_000;

    /** The order in which items must be added. */
    public static final Comparator<CodedItem> ORDER = Comparator.comparing(CodedItem::story)
            .thenComparing(CodedItem::id);

    private static final Dimension[] DIMENSIONS = Dimension.values();

    private final TimeBands bands;
    private final Map<Dimension, Map<Object, CellCounter[]>> rows = new EnumMap<>(Dimension.class);
    private final CellCounter[] total;
    private String lastStory = "";
    private long storyNumber;

    /** Starts with no items, for one code per item. */
    public Tabulation(TimeBands bands) {
        this(bands, 1);
    }

    /** Starts with no items, for {@code views} codes per item that are counted apart. */
    public Tabulation(TimeBands bands, int views) {
        this.bands = bands;
        this.total = counters(views);
        for (Dimension dimension : DIMENSIONS) {
            rows.put(dimension, new HashMap<>());
        }
    }

    private static CellCounter[] counters(int views) {
        CellCounter[] counters = new CellCounter[views];
        Arrays.setAll(counters, view -> new CellCounter());
        return counters;
    }

    /** Counts all items, in whatever order they are. */
    public static Tabulation of(Collection<CodedItem> items, TimeBands bands) {
        Tabulation tabulation = new Tabulation(bands);
        items.stream().sorted(ORDER).forEach(tabulation::add);
        return tabulation;
    }

    /** Counts one item under its own code; one whose story sorts before the last item's is refused. */
    public void add(CodedItem item) {
        add(item, List.of(item.code()));
    }

    /** Counts one item under one code for each view. */
    public void add(CodedItem item, List<Optional<Code>> codes) {
        int order = item.story().compareTo(lastStory);
        if (order < 0) {
            throw new IllegalArgumentException(
                    "item " + item.id() + " of story " + item.story() + " after story " + lastStory);
        }
        if (order > 0) {
            lastStory = item.story();
            storyNumber++;
        }
        add(total, item, codes);
        for (Dimension dimension : DIMENSIONS) {
            add(rows.get(dimension).computeIfAbsent(dimension.row(item, bands), row -> counters(total.length)), item,
                    codes);
        }
    }

    private void add(CellCounter[] cell, CodedItem item, List<Optional<Code>> codes) {
        for (int view = 0; view < cell.length; view++) {
            cell[view].add(item, codes.get(view).orElse(null), storyNumber);
        }
    }

    /** All items added so far. */
    public Cell total() {
        return total(0);
    }

    /** All items added so far, under the code of one view. */
    public Cell total(int view) {
        return total[view].cell();
    }

    /** The table by one dimension of the items added so far. */
    public BalanceTable table(Dimension dimension) {
        return table(0, dimension);
    }

    /** The table by one dimension under the code of one view. */
    public BalanceTable table(int view, Dimension dimension) {
        TreeMap<String, Cell> cells = new TreeMap<>();
        rows.get(dimension).forEach((row, counters) -> cells.put(row.toString(), counters[view].cell()));
        return new BalanceTable(dimension, cells, total(view));
    }

    /** Counts of one cell while items come in. */
    private static final class CellCounter {
        private final AmountCounter[] stances = {new AmountCounter(), new AmountCounter(), new AmountCounter()};
        private final AmountCounter coded = new AmountCounter();
        private final AmountCounter leftOut = new AmountCounter();
        private final AmountCounter uncoded = new AmountCounter();

        void add(CodedItem item, Code code, long story) {
            Stance stance = code == null ? null : code.stance().orElse(null);
            if (stance == null) {
                (code == null ? uncoded : leftOut).add(item, story, false);
                return;
            }
            stances[stance.ordinal()].add(item, story, true);
            coded.add(item, story, false);
        }

        Cell cell() {
            Map<Stance, List<String>> ids = new EnumMap<>(Stance.class);
            for (Stance stance : Stance.values()) {
                ids.put(stance, stances[stance.ordinal()].ids());
            }
            return new Cell(amount(Stance.NEUTRAL), amount(Stance.PRO), amount(Stance.CONTRA), coded.amount(),
                    leftOut.amount(), uncoded.amount(), ids);
        }

        private Amount amount(Stance stance) {
            return stances[stance.ordinal()].amount();
        }
    }

    /** One amount while items come in. */
    private static final class AmountCounter {
        private final List<String> ids = new ArrayList<>();
        private long items;
        private long seconds;
        private long lengthUnknown;
        private long stories;
        private long lastStory = -1;

        void add(CodedItem item, long story, boolean keepId) {
            items++;
            if (item.length().isPresent()) {
                seconds += item.length().get().toSeconds();
            } else {
                lengthUnknown++;
            }
            if (story != lastStory) {
                lastStory = story;
                stories++;
            }
            if (keepId && items <= IDS_MAX) {
                ids.add(item.id());
            }
        }

        Amount amount() {
            return new Amount(items, seconds, lengthUnknown, stories);
        }

        List<String> ids() {
            return items > IDS_MAX ? List.of() : ids.stream().sorted().toList();
        }
    }
}
