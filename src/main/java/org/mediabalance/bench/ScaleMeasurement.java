package org.mediabalance.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One index, filled and asked.
 *
 * @param items number of items
 * @param words of each item's text
 * @param textBytes of title and text of an item in UTF-8, on average
 * @param kind where the index is
 * @param seconds by the clock until the items can be found, without the time to make them
 * @param cpuSeconds of all processes for the same and for the merges that follow, without the time to make the items
 * @param bytes of one copy on disk
 * @param p50 median of the queries' times in milliseconds; a query's time is the median of its rounds
 * @param p99 the time in milliseconds that 99 % of the queries keep
 * @param cpuPerQuery CPU milliseconds of all processes, on average
 * @param answers of each query: number of matching items and the ids of the first hits
 */
record ScaleMeasurement(int items, int words, double textBytes, Kind kind, double seconds, double cpuSeconds,
        long bytes, double p50, double p99, double cpuPerQuery, List<String> answers) {

    /** Where an index can be. */
    enum Kind {
        LUCENE("Lucene in this process"), CLUSTER("OpenSearch");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    ScaleMeasurement {
        answers = List.copyOf(answers);
    }

    double bytesPerItem() {
        return (double) bytes / items;
    }

    double cpuPerItem() {
        return cpuSeconds / items;
    }

    /** How many queries the other index answers differently. */
    long differences(ScaleMeasurement other) {
        return IntStream.range(0, answers.size()).filter(i -> !answers.get(i).equals(other.answers.get(i))).count();
    }
}
