package org.mediabalance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.index.MachineStance;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.monitor.Progress;
import org.mediabalance.store.DerivedCodes;
import org.mediabalance.store.MachineCode;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

class FreshIndexTest {
    @Test
    void searchesSeeWhatANewModelSays(@TempDir Path directory) throws IOException {
        SmallStudy study = SmallStudy.in(directory);
        String item = study.item("one", 24, "ru", "Референдум назначен", "Текст о референдуме.");
        study.filled();
        try (OpenStudy open = OpenStudy.open(study.directory(), Clock.systemUTC(), Progress.SILENT)) {
            FreshIndex index = new FreshIndex(open);
            assertThat(found(index.now(), "machine:neutral")).isOne();
            try (DerivedCodes derived = DerivedCodes.open(study.directory().derived())) {
                derived.store(List.of(
                        new MachineCode(item, "trained-here", Stance.PRO, Code.PRO, 0.9, 0.05, 0.05, List.of())));
            }
            index.recoded();
            assertThat(found(index.now(), "machine:neutral")).isZero();
            assertThat(index.now().search(SearchRequest.first("machine:pro", 1)).hits().getFirst().machine())
                    .map(MachineStance::model).contains("trained-here");
        }
    }

    private static int found(ItemIndex index, String query) {
        return index.search(SearchRequest.first(query, 1)).total();
    }
}
