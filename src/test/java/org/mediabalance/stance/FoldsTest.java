package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {
    @Test
    void a_group_is_never_split_and_folds_are_about_equal() {
        List<String> groups = IntStream.range(0, 1000).mapToObj(i -> "q" + i * i % 37).toList();
        int[] folds = Folds.by(groups, 5, 3);
        Map<String, Integer> foldOf = new HashMap<>();
        for (int i = 0; i < folds.length; i++) {
            assertThat(foldOf.computeIfAbsent(groups.get(i), g -> -1)).isIn(-1, folds[i]);
            foldOf.put(groups.get(i), folds[i]);
        }
        for (int f = 0; f < 5; f++) {
            int fold = f;
            assertThat(Arrays.stream(folds).filter(x -> x == fold).count()).isBetween(160L, 240L);
        }
        assertThat(Folds.by(groups, 5, 3)).isEqualTo(folds);
        assertThat(Folds.by(groups, 5, 4)).isNotEqualTo(folds);
    }

    @Test
    void with_fewer_groups_than_folds_items_are_dealt_one_by_one() {
        assertThat(Folds.by(List.of("a", "a", "a", "a", "b", "b"), 3, 1)).containsOnly(0, 1, 2);
    }
}
