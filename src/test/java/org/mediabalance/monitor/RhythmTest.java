package org.mediabalance.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final LocalDate MONDAY = LocalDate.of(2022, 5, 9);

    private static Map<LocalDate, Long> days(int days, java.util.function.IntToLongFunction count) {
        Map<LocalDate, Long> counts = new TreeMap<>();
        for (int i = 0; i < days; i++) {
            counts.put(MONDAY.plusDays(i), count.applyAsLong(i));
        }
        return counts;
    }

    @Test
    void aDayFarBelowItsWeekdayIsFoundWithWhatIsUsual() {
        Map<LocalDate, Long> found = Rhythm.farBelow(days(28, i -> i == 16 ? 4 : i % 7 >= 5 ? 8 : 40));
        assertThat(found).containsExactly(Map.entry(MONDAY.plusDays(16), 40L));
    }

    @Test
    void quietWeekendsAreNoGap() {
        assertThat(Rhythm.farBelow(days(28, i -> i % 7 >= 5 ? 1 : 40))).isEmpty();
    }

    @Test
    void withoutHistoryNothingIsSaid() {
        assertThat(Rhythm.farBelow(days(5, i -> i == 2 ? 0 : 40))).isEmpty();
        assertThat(Rhythm.farBelow(days(8, i -> i == 2 ? 0 : 40))).containsOnlyKeys(MONDAY.plusDays(2));
    }

    @Test
    void anOutletOfFewItemsCannotBeFarBelow() {
        assertThat(Rhythm.farBelow(days(28, i -> i % 3 == 0 ? 0 : 3))).isEmpty();
    }

    /** The rule's error rates on made-up outlets with Poisson counts, as documented in docs/campaign.md. */
    @Test
    void falseAlarmsAreRareAndLostDaysAreFound() {
        long seed = 7;
        Random random = new Random(seed);
        int days = 0;
        int alarms = 0;
        int lost = 0;
        int found = 0;
        for (int outlet = 0; outlet < 2000; outlet++) {
            double mean = 10 + random.nextInt(50);
            int missing = random.nextInt(30);
            Map<LocalDate, Long> counts = days(30, i -> poisson(random, i % 7 >= 5 ? mean / 3 : mean));
            days += counts.size();
            alarms += Rhythm.farBelow(counts).size();
            LocalDate day = MONDAY.plusDays(missing);
            if (missing % 7 < 5) {
                lost++;
                counts.put(day, counts.get(day) / 10);
                found += Rhythm.farBelow(counts).containsKey(day) ? 1 : 0;
            }
        }
        System.out.printf("rhythm, seed %d: false alarms %d of %d days, lost working days found %d of %d%n", seed,
                alarms, days, found, lost);
        assertThat((double) alarms / days).as("false alarms, seed %d", seed).isLessThan(0.005);
        assertThat((double) found / lost).as("working days with 9 of 10 items lost, seed %d", seed).isGreaterThan(0.75);
    }

    private static long poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
