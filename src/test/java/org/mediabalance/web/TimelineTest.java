package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static Timeline of(Map<String, Map<String, Integer>> days) {
        return Timeline.of(days, day -> "/" + day);
    }

    @Test
    void barsFillTheDrawingAndAreAsHighAsTheirItems() {
        Timeline timeline = of(Map.of("2022-05-23", Map.of("pro", 3, "neutral", 1), "2022-05-25", Map.of("contra", 2),
                "unknown", Map.of("uncoded", 9)));
        assertThat(timeline.bars()).extracting(Timeline.Bar::day).containsExactly("2022-05-23", "2022-05-24",
                "2022-05-25");
        assertThat(timeline.most()).isEqualTo(4);
        Timeline.Bar first = timeline.bars().getFirst();
        assertThat(first.parts()).extracting(Timeline.Part::stance).containsExactly("pro", "neutral");
        assertThat(first.parts().get(0).height()).isEqualTo(3 * first.parts().get(1).height(), within(0.01));
        assertThat(first.parts().get(1).y()).isEqualTo(0, within(0.01));
        assertThat(timeline.bars().get(1).parts()).isEmpty();
        assertThat(timeline.bars().getLast().x() + timeline.bars().getLast().width()).isLessThan(timeline.width());
    }

    @Test
    void aLongStretchIsShownByWeeksWithoutLosingAnItem() {
        Map<String, Map<String, Integer>> days = new TreeMap<>();
        LocalDate.of(2022, 1, 1).datesUntil(LocalDate.of(2022, 7, 1))
                .forEach(day -> days.put(day.toString(), Map.of("neutral", 1)));
        Timeline timeline = of(days);
        assertThat(timeline.unit()).isEqualTo("week");
        assertThat(timeline.bars()).hasSize(26);
        assertThat(timeline.bars().stream().mapToInt(Timeline.Bar::total).sum()).isEqualTo(181);
    }

    @Test
    void aStrayDateDoesNotMakeADrawingOfTenThousandBars() {
        Timeline timeline = of(Map.of("1970-01-01", Map.of("pro", 1), "2022-05-23", Map.of("pro", 1)));
        assertThat(timeline.bars()).hasSize(2);
    }

    @Test
    void withoutDatesThereIsNothingToDraw() {
        assertThat(of(Map.of("unknown", Map.of("pro", 1))).bars()).isEmpty();
        assertThat(of(Map.of()).bars()).isEmpty();
    }
}
