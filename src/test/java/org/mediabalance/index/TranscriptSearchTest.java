package org.mediabalance.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptSearchTest {
    @TempDir
    Path directory;

    @Test
    void wordsAMachineHeardAreFoundOnlyWhenAskedForAndCarryTheirMark() {
        IndexedItem clip = SomeItems.RUSSIAN;
        IndexedItem heard = new IndexedItem(clip.item(), clip.owner(), clip.story(), clip.repeatOf(), clip.humanCode(),
                clip.byCoder(), clip.machine(), clip.reviewed(),
                Optional.of(new MachineWords("machine transcript (m, sha256:ab)", "Сегодня депутаты молчали.")),
                clip.state(), clip.programme(), clip.time(), clip.day());
        try (LuceneIndex index = LuceneIndex.create(directory)) {
            index.replace(List.of(heard, SomeItems.KAZAKH));
            assertThat(index.ids("депутаты")).isEmpty();
            assertThat(index.ids("transcript:депутат")).containsExactly(clip.item().id());
            assertThat(index.ids("transcript:поправки")).isEmpty();
            SearchResult.Hit hit = index.search(SearchRequest.first("transcript:депутат", 5)).hits().getFirst();
            assertThat(hit.passages()).singleElement().satisfies(passage -> {
                assertThat(passage.stream().map(SearchResult.Run::text).collect(Collectors.joining()))
                        .isEqualTo("machine transcript (m, sha256:ab): Сегодня депутаты молчали.");
                assertThat(passage).filteredOn(SearchResult.Run::match).extracting(SearchResult.Run::text)
                        .containsExactly("депутаты");
            });
        }
    }
}
