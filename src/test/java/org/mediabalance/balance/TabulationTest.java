package org.mediabalance.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

class TabulationTest {

    @Test
    void theSameTextInFourOutletsIsFourItemsAndOneStory() {
        List<CodedItem> items = new ArrayList<>();
        for (String outlet : List.of("a", "b", "c", "d")) {
            items.add(item(outlet + "1", outlet, "s1", 60, Code.PRO));
        }

        Cell total = Tabulation.of(items, TimeBands.FRENCH_REGULATOR).total();

        assertThat(total.pro()).isEqualTo(new Amount(4, 240, 0, 1));
        assertThat(total.ids(Stance.PRO)).containsExactly("a1", "b1", "c1", "d1");
    }

    @Test
    void anEightHourShowCountsAsOneItemAndDominatesTheSeconds() {
        List<CodedItem> items = new ArrayList<>(List.of(item("long", "a", "long", 28_800, Code.PRO)));
        for (int i = 0; i < 9; i++) {
            items.add(item("short" + i, "a", "short" + i, 60, Code.NO_POSITION));
        }

        Cell total = Tabulation.of(items, TimeBands.FRENCH_REGULATOR).total();

        assertThat(total.pro().items()).isEqualTo(1);
        assertThat(total.pro().seconds()).isGreaterThan(50 * total.neutral().seconds());
    }

    @Test
    void anUnknownLengthIsCountedBesideAndNeverAsZeroSeconds() {
        Cell total = Tabulation
                .of(List.of(item("x", "a", "x", 0, Code.PRO), item("y", "a", "y", 30, Code.PRO)),
                        TimeBands.FRENCH_REGULATOR)
                .total();

        assertThat(total.pro()).isEqualTo(new Amount(2, 30, 1, 2));
    }

    @Test
    void itemsNobodyCodedAreInNoShare() {
        CodedItem uncoded = item("x", "a", "x", 30, Code.PRO).withCode(Optional.empty());

        Cell total = Tabulation.of(List.of(uncoded), TimeBands.FRENCH_REGULATOR).total();

        assertThat(total.uncoded().items()).isEqualTo(1);
        assertThat(total.coded().items()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void theRowsOfEveryTableSumToItsTotalInWhateverOrderItemsCome(Dimension dimension) {
        List<CodedItem> items = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            items.add(item("i" + i, "o" + random.nextInt(5), "s" + random.nextInt(300), random.nextInt(200),
                    Code.values()[random.nextInt(6)]));
        }
        BalanceTable table = Tabulation.of(items, TimeBands.FRENCH_REGULATOR).table(dimension);
        Collections.shuffle(items, random);

        assertThat(Tabulation.of(items, TimeBands.FRENCH_REGULATOR).table(dimension)).isEqualTo(table);
        assertThat(table.rows().values().stream().mapToLong(c -> c.coded().items() + c.leftOut().items()).sum())
                .isEqualTo(400);
        assertThat(table.rows().values().stream().mapToLong(c -> c.coded().seconds()).sum())
                .isEqualTo(table.total().coded().seconds());
    }

    @Test
    void resamplingStoriesWidensTheIntervalOfCopiedItemsAndNotOfSingleOnes() {
        StoryBootstrap single = new StoryBootstrap();
        StoryBootstrap copied = new StoryBootstrap();
        for (int i = 0; i < 200; i++) {
            Code code = i % 4 == 0 || i / 40 == 2 ? Code.PRO : Code.NO_POSITION;
            single.add(item("i" + i, "a", "s" + (1000 + i), 30, code));
            copied.add(item("i" + i, "a", "s" + (1000 + i / 40), 30, code));
        }

        Interval alone = single.interval(Stance.PRO, 0.95, 1).orElseThrow();

        assertThat(copied.interval(Stance.PRO, 0.95, 1).orElseThrow().width()).isGreaterThan(1.5 * alone.width());
        assertThat(alone.width()).isCloseTo(Intervals.WILSON.of(80, 200, 0.95).width(), within(0.02));
        assertThat(single.interval(Stance.CONTRA, 0.95, 1)).isEmpty();
        assertThat(new StoryBootstrap().interval(Stance.PRO, 0.95, 1)).isEmpty();
    }

    @Test
    void itemsOutOfStoryOrderAreRefusedInsteadOfMiscounted() {
        Tabulation tabulation = new Tabulation(TimeBands.FRENCH_REGULATOR);
        tabulation.add(item("x", "a", "s2", 30, Code.PRO));

        assertThatThrownBy(() -> tabulation.add(item("y", "a", "s1", 30, Code.PRO)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("after story s2");
    }

    @Test
    void timesFallIntoTheirBandsAndTheLastEndsAtMidnight() {
        assertThat(TimeBands.FRENCH_REGULATOR.label(LocalTime.of(5, 59))).isEqualTo("00-06");
        assertThat(TimeBands.FRENCH_REGULATOR.label(LocalTime.of(6, 0))).isEqualTo("06-09");
        assertThat(TimeBands.FRENCH_REGULATOR.label(LocalTime.of(23, 59))).isEqualTo("18-24");
        assertThatThrownBy(() -> new TimeBands(List.of(0, 9, 6))).hasMessageContaining("must rise");
    }

    private static CodedItem item(String id, String outlet, String story, int seconds, Code code) {
        return new CodedItem(id, outlet, "state", "kk", Optional.of(LocalDate.of(2022, 5, 23)),
                Optional.of(LocalTime.of(19, 0)), Optional.of(seconds).filter(s -> s > 0).map(Duration::ofSeconds),
                story, "news", "clip", Optional.of(code));
    }
}
