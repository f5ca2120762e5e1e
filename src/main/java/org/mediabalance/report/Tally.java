package org.mediabalance.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of every URL, from discovery to the balance. It must add up: a URL that is in no class was lost.
 *
 * @param refused by robots.txt
 * @param waiting found and not fetched yet
 * @param unprocessed fetched and not made into an item yet
 * @param undated items without any publication date, which are neither in nor out of the period
 * @param repeats relevant items that show another item of the same outlet again
 */
public record Tally(long discovered, long fetched, long refused, long failed, long waiting, long items, long notItems,
        long unprocessed, long inPeriod, long outOfPeriod, long undated, long relevant, long notRelevant, long distinct,
        long repeats) {

    /** The equations that do not hold, such as {@code fetched 10 = items 7 + not items 2}; empty when all hold. */
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        check(broken, discovered, "discovered", fetched + refused + failed + waiting,
                "fetched " + fetched + " + refused " + refused + " + failed " + failed + " + waiting " + waiting);
        check(broken, fetched, "fetched", items + notItems + unprocessed,
                "items " + items + " + not items " + notItems + " + not processed " + unprocessed);
        check(broken, items, "items", inPeriod + outOfPeriod + undated,
                "in period " + inPeriod + " + out of period " + outOfPeriod + " + undated " + undated);
        check(broken, inPeriod, "in period", relevant + notRelevant,
                "relevant " + relevant + " + not relevant " + notRelevant);
        check(broken, relevant, "relevant", distinct + repeats, "distinct " + distinct + " + repeats " + repeats);
        return List.copyOf(broken);
    }

    private static void check(List<String> broken, long whole, String name, long parts, String words) {
        if (whole != parts) {
            broken.add(name + " " + whole + " = " + words);
        }
    }
}
