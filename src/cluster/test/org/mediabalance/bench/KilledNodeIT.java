package org.mediabalance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.cluster.Nodes;
import org.mediabalance.index.IndexOpening;
import org.mediabalance.index.IndexedItem;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.index.OpenSearchIndex;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.study.SharedIndex;

/** Three nodes, each a process; one is killed while items come in, then all are stopped and started again. */
@Tag("processes")
class KilledNodeIT {
    private static final int ITEMS = 20_000;
    private static final Map<String, List<String[]>> TEXTS = Map.of("kk",
            List.<String[]>of("Референдум күні белгілі болды Қазақстанның барлық аймағында сайлау".split(" ")), "ru",
            List.<String[]>of("Поправки изменят жизнь к лучшему жители области поддерживают референдум".split(" ")),
            "en",
            List.<String[]>of("Observers will watch the referendum in every region of the country".split(" ")));
    @TempDir
    Path directory;

    @Test
    void nothingIsLostOrDoubledWhenANodeDiesWhileItemsComeIn() throws Exception {
        List<IndexedItem> items = new ArrayList<>();
        new SyntheticItems(TEXTS, ITEMS, 3).forEach(items::add);
        try (Nodes nodes = Nodes.start(directory, 3)) {
            SharedIndex place = nodes.index("killed");
            try (ItemIndex index = OpenSearchIndex.create(place, "killed", name -> null)) {
                index.replace(items.subList(0, 100));
                nodes.await("/_cluster/health/killed?wait_for_status=green&timeout=60s", 0);
                CountDownLatch half = new CountDownLatch(1);
                AtomicReference<Throwable> failure = new AtomicReference<>();
                AtomicBoolean done = new AtomicBoolean();
                Thread writer = Thread.ofVirtual().start(() -> {
                    try {
                        index.update(() -> items.stream().peek(item -> {
                            if (item == items.get(ITEMS / 2)) {
                                half.countDown();
                            }
                        }).iterator());
                    } catch (RuntimeException e) {
                        failure.set(e);
                    } finally {
                        done.set(true);
                        half.countDown();
                    }
                });
                half.await();
                assertThat(done).isFalse();
                nodes.kill(2);
                int searches = 0;
                while (!done.get()) {
                    assertThat(index.search(SearchRequest.first("референдум", 5)).total()).isPositive();
                    searches++;
                }
                writer.join();

                assertThat(failure.get()).isNull();
                assertThat(searches).isPositive();
                assertThat(index.size()).isEqualTo(ITEMS);
                assertThat(index.ids("")).containsExactlyElementsOf(
                        new TreeSet<>(items.stream().map(i -> i.item().id()).toList()));
            }
            nodes.kill(0);
            nodes.kill(1);
            nodes.startAll();
            nodes.await("/_cluster/health/killed?wait_for_status=yellow&timeout=60s", 0);
            assertThat(OpenSearchIndex.open(place, "killed", name -> null)).isInstanceOfSatisfying(
                    IndexOpening.Ready.class, ready -> {
                        try (ItemIndex index = ready.index()) {
                            assertThat(index.size()).isEqualTo(ITEMS);
                        }
                    });
        }
    }
}
