package org.mediabalance.stance;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mediabalance.stance.Vocabulary.Vector;

/**
 * Maximum entropy models over different views, whose probabilities are averaged as logarithms. Each learns as if every
 * code were equally common, so that rare codes are learned as well as common ones; {@link Calibration} puts back how
 * common they are. Immutable; threads may share it.
 *
 * @param members in the order of {@link Member}; all have the same outcomes
 * @param weights how much each counts in the average
 */
record Ensemble(List<Maxent> members, double[] weights) {
    private static final int MEMBERS_MAX = 100;

    Ensemble {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an ensemble without members");
        }
    }

    /** Of an item from its features by name. */
    double[] probabilities(Map<String, Integer> counts) {
        return mean(members.stream().map(m -> m.probabilities(m.vocabulary().vector(counts))).toArray(double[][]::new),
                weights);
    }

    /** Of items of a corpus, by each member. */
    List<double[][]> byMember(Corpus corpus, int[] items) {
        double[][][] given = new double[items.length][members.size()][];
        for (int m = 0; m < members.size(); m++) {
            List<Vector> vectors = corpus.vectors(items, members.get(m).vocabulary());
            for (int i = 0; i < items.length; i++) {
                given[i][m] = members.get(m).probabilities(vectors.get(i));
            }
        }
        return List.of(given);
    }

    /** The weighted geometric mean of the members' probabilities, scaled to sum 1. */
    static double[] mean(double[][] given, double[] weights) {
        double all = Arrays.stream(weights).sum();
        double[] mean = new double[given[0].length];
        for (int m = 0; m < given.length; m++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += Math.log(Math.max(1e-300, given[m][i])) * weights[m] / all;
            }
        }
        double most = Arrays.stream(mean).max().orElseThrow();
        double sum = Arrays.stream(mean).map(logarithm -> Math.exp(logarithm - most)).sum();
        return Arrays.stream(mean).map(logarithm -> Math.exp(logarithm - most) / sum).toArray();
    }

    String[] outcomes() {
        return members.get(0).outcomes();
    }

    /** How many of an item's features the first member knows. */
    int known(Map<String, Integer> counts) {
        return members.get(0).vocabulary().vector(counts).ids().length;
    }

    /** SHA-256 of the bytes that {@link #write} gives. */
    String digest() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return Digests.sha256(bytes.toByteArray());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(members.size());
        for (int i = 0; i < members.size(); i++) {
            out.writeDouble(weights[i]);
            members.get(i).write(out);
        }
    }

    static Ensemble read(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 1 || size > MEMBERS_MAX) {
            throw new IOException("impossible number of members " + size);
        }
        double[] weights = new double[size];
        List<Maxent> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            weights[i] = in.readDouble();
            members.add(Maxent.read(in));
        }
        return new Ensemble(members, weights);
    }
}
