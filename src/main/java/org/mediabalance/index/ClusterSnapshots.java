package org.mediabalance.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mediabalance.index.ClusterClient.Answer;

/**
 * States of a cluster's index that are kept while somebody pages through a result: OpenSearch's points in time. One is
 * gone after a quarter of an hour, when a node that holds a part of it dies, and when the index is rebuilt. Thread-safe.
 */
final class ClusterSnapshots implements AutoCloseable {
    /** A node keeps 300 states of single shards for all its clients; this many of three shards leave most of them free. */
    private static final int OPEN_MAX = 30;
    /** As long as in a local index. */
    private static final String KEPT = "15m";
    private static final String PATH = "/_search/point_in_time";

    private final ClusterClient cluster;
    private final String name;
    /** The one not asked for longest comes first. */
    private final Map<Long, String> open = new LinkedHashMap<>(16, 0.75f, true);
    /** Begins with the time, so that a number from an earlier process is not taken for one of this. */
    private long last = System.currentTimeMillis() << 10;

    ClusterSnapshots(ClusterClient cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /** Keeps the index as it is now, when the cluster can. */
    OptionalLong open() {
        Optional<Answer> made = cluster.once("POST",
                "/" + name + PATH + "?allow_partial_pit_creation=false&keep_alive=" + KEPT, "");
        return made.filter(Answer::ok).map(answer -> OptionalLong.of(kept(answer.body().path("pit_id").asString())))
                .orElse(OptionalLong.empty());
    }

    private long kept(String id) {
        Optional<String> oldest = Optional.empty();
        long number;
        synchronized (open) {
            number = ++last;
            open.put(number, id);
            if (open.size() > OPEN_MAX) {
                Map.Entry<Long, String> first = open.entrySet().iterator().next();
                open.remove(first.getKey());
                oldest = Optional.of(first.getValue());
            }
        }
        oldest.ifPresent(old -> delete(List.of(old)));
        return number;
    }

    /** The part of a search request that names this state, unless it is gone. */
    Optional<Map<String, Object>> find(OptionalLong number) {
        synchronized (open) {
            return number.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(open.get(number.getAsLong()))
                            .map(id -> Map.of("id", id, "keep_alive", KEPT));
        }
    }

    /** Gives the state up. */
    void close(OptionalLong number) {
        Optional<String> id;
        synchronized (open) {
            id = number.isEmpty() ? Optional.empty() : Optional.ofNullable(open.remove(number.getAsLong()));
        }
        id.ifPresent(given -> delete(List.of(given)));
    }

    private void delete(List<String> ids) {
        // What cannot be given up ends by itself.
        cluster.once("DELETE", PATH, ClusterClient.JSON.writeValueAsString(Map.of("pit_id", ids)));
    }

    @Override
    public void close() {
        List<String> ids;
        synchronized (open) {
            ids = List.copyOf(open.values());
            open.clear();
        }
        if (!ids.isEmpty()) {
            delete(ids);
        }
    }
}
