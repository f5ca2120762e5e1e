package org.mediabalance.stance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The features a model knows and how much each weighs: by its rarity, or by how it parts the codes. Immutable.
 */
final class Vocabulary {
    private static final int FEATURES_MAX = 50_000_000;
    /** Keeps a vector's length above zero when none of its features tells anything. */
    private static final double TELLING_MIN = 1e-3;

    private final String[] names;
    private final float[] weights;
    /** Whether it matters how often a feature occurs in an item, and not only that it does. */
    private final boolean counted;
    private final byte[] view;
    private final Map<String, Integer> index;

    private Vocabulary(String[] names, float[] weights, boolean counted) {
        this.names = names;
        this.weights = weights;
        this.counted = counted;
        this.view = new byte[names.length];
        this.index = HashMap.newHashMap(names.length);
        for (int i = 0; i < names.length; i++) {
            index.put(names[i], i);
            view[i] = (byte) View.of(names[i]).ordinal();
        }
    }

    /**
     * Inverse document frequency {@code ln((1 + n) / (1 + df)) + 1}, as in Salton and Buckley (1988) with one added to
     * both counts.
     *
     * @param frequency in how many items each feature occurs
     * @param items of how many
     */
    static Vocabulary byRarity(String[] names, int[] frequency, int items) {
        float[] weights = new float[names.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (Math.log((1.0 + items) / (1.0 + frequency[i])) + 1);
        }
        return new Vocabulary(names, weights, true);
    }

    /**
     * The root mean square over the codes of the naive Bayes log-count ratio (Wang and Manning 2012): how much more of a
     * code's features this one is than of the other codes', one added to both counts.
     *
     * @param frequency per code, in how many items each feature occurs
     */
    static Vocabulary byTelling(String[] names, int[][] frequency) {
        double[] squares = new double[names.length];
        int[] all = new int[names.length];
        for (int[] code : frequency) {
            Arrays.setAll(all, i -> all[i] + code[i]);
        }
        double total = Arrays.stream(all).asLongStream().sum() + names.length;
        for (int[] code : frequency) {
            double inside = Arrays.stream(code).asLongStream().sum() + names.length;
            double outside = total - inside + names.length;
            for (int i = 0; i < squares.length; i++) {
                double ratio = Math.log((1 + code[i]) / inside) - Math.log((1.0 + all[i] - code[i]) / outside);
                squares[i] += ratio * ratio / frequency.length;
            }
        }
        float[] weights = new float[names.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.max(TELLING_MIN, Math.sqrt(squares[i]));
        }
        return new Vocabulary(names, weights, false);
    }

    /** A feature's number, or -1. */
    int index(String name) {
        return index.getOrDefault(name, -1);
    }

    String name(int feature) {
        return names[feature];
    }

    String[] names() {
        return names.clone();
    }

    /** One item as a vector, from its counts by name. */
    Vector vector(Map<String, Integer> counts) {
        return vector(counts.keySet().stream().mapToInt(this::index).toArray(),
                counts.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * One item as a vector: per view logarithmic counts (or 1) times weight, scaled to the view's weight. Features with the
     * number -1 are left out.
     */
    Vector vector(int[] features, int[] counts) {
        int[] ids = new int[features.length];
        float[] values = new float[features.length];
        double[] squares = new double[View.values().length];
        int size = 0;
        for (int i = 0; i < features.length; i++) {
            int id = features[i];
            if (id >= 0) {
                float value = (counted ? (float) (1 + Math.log(counts[i])) : 1) * weights[id];
                squares[view[id]] += value * value;
                ids[size] = id;
                values[size++] = value;
            }
        }
        for (int i = 0; i < size; i++) {
            View of = View.values()[view[ids[i]]];
            values[i] *= (float) (of.weight() / Math.sqrt(squares[of.ordinal()]));
        }
        return new Vector(Arrays.copyOf(ids, size), Arrays.copyOf(values, size));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeBoolean(counted);
        out.writeInt(names.length);
        for (int i = 0; i < names.length; i++) {
            out.writeUTF(names[i]);
            out.writeFloat(weights[i]);
        }
    }

    static Vocabulary read(DataInputStream in) throws IOException {
        boolean counted = in.readBoolean();
        int size = in.readInt();
        if (size < 0 || size > FEATURES_MAX) {
            throw new IOException("impossible number of features " + size);
        }
        String[] names = new String[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            names[i] = in.readUTF();
            weights[i] = in.readFloat();
        }
        return new Vocabulary(names, weights, counted);
    }

    /** The features of one item by their numbers in a vocabulary, with their values. */
    record Vector(int[] ids, float[] values) {}
}
