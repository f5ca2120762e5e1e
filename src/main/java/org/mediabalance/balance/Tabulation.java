package org.mediabalance.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private final TimeBands bands;
    private final Map<Dimension, Map<String, CellCounter>> rows = new EnumMap<>(Dimension.class);
    private final CellCounter total = new CellCounter();
    private String lastStory = "";

    /** Starts with no items. */
    public Tabulation(TimeBands bands) {
        this.bands = bands;
        for (Dimension dimension : Dimension.values()) {
            rows.put(dimension, new HashMap<>());
        }
    }

    /** Counts all items, in whatever order they are. */
    public static Tabulation of(Collection<CodedItem> items, TimeBands bands) {
        Tabulation tabulation = new Tabulation(bands);
        items.stream().sorted(ORDER).forEach(tabulation::add);
        return tabulation;
    }

    /** Counts one item; one whose story sorts before the last item's is refused. */
    public void add(CodedItem item) {
        if (item.story().compareTo(lastStory) < 0) {
            throw new IllegalArgumentException(
                    "item " + item.id() + " of story " + item.story() + " after story " + lastStory);
        }
        lastStory = item.story();
        total.add(item);
        rows.forEach((dimension, cells) -> cells.computeIfAbsent(dimension.row(item, bands), k -> new CellCounter())
                .add(item));
    }

    /** All items added so far. */
    public Cell total() {
        return total.cell();
    }

    /** The table by one dimension of the items added so far. */
    public BalanceTable table(Dimension dimension) {
        TreeMap<String, Cell> cells = new TreeMap<>();
        rows.get(dimension).forEach((row, counter) -> cells.put(row, counter.cell()));
        return new BalanceTable(dimension, cells, total());
    }

    /** Counts of one cell while items come in. */
    private static final class CellCounter {
        private final AmountCounter[] stances = {new AmountCounter(), new AmountCounter(), new AmountCounter()};
        private final AmountCounter coded = new AmountCounter();
        private final AmountCounter leftOut = new AmountCounter();
        private final AmountCounter uncoded = new AmountCounter();

        void add(CodedItem item) {
            if (item.code().isEmpty()) {
                uncoded.add(item, false);
                return;
            }
            Stance stance = item.code().get().stance().orElse(null);
            if (stance == null) {
                leftOut.add(item, false);
                return;
            }
            stances[stance.ordinal()].add(item, true);
            coded.add(item, false);
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
        private String lastStory;

        void add(CodedItem item, boolean keepId) {
            items++;
            if (item.length().isPresent()) {
                seconds += item.length().get().toSeconds();
            } else {
                lengthUnknown++;
            }
            if (!item.story().equals(lastStory)) {
                lastStory = item.story();
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
