package org.mediabalance.stance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The features a model knows and how telling each is by its rarity: inverse document frequency
 * {@code ln((1 + n) / (1 + df)) + 1}, as in Salton and Buckley (1988) with one added to both counts. Immutable.
 */
final class Vocabulary {
    private static final int FEATURES_MAX = 50_000_000;

    private final String[] names;
    private final float[] rarity;
    private final byte[] view;
    private final Map<String, Integer> index;

    /**
     * @param frequency in how many items each feature occurs
     * @param items of how many
     */
    Vocabulary(String[] names, int[] frequency, int items) {
        this(names, rarity(frequency, items));
    }

    private Vocabulary(String[] names, float[] rarity) {
        this.names = names;
        this.rarity = rarity;
        this.view = new byte[names.length];
        this.index = HashMap.newHashMap(names.length);
        for (int i = 0; i < names.length; i++) {
            index.put(names[i], i);
            view[i] = (byte) View.of(names[i]).ordinal();
        }
    }

    private static float[] rarity(int[] frequency, int items) {
        float[] rarity = new float[frequency.length];
        for (int i = 0; i < rarity.length; i++) {
            rarity[i] = (float) (Math.log((1.0 + items) / (1.0 + frequency[i])) + 1);
        }
        return rarity;
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
     * One item as a vector: per view logarithmic counts times rarity, scaled to the view's weight. Features with the
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
                float value = (float) (1 + Math.log(counts[i])) * rarity[id];
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
        out.writeInt(names.length);
        for (int i = 0; i < names.length; i++) {
            out.writeUTF(names[i]);
            out.writeFloat(rarity[i]);
        }
    }

    static Vocabulary read(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > FEATURES_MAX) {
            throw new IOException("impossible number of features " + size);
        }
        String[] names = new String[size];
        float[] rarity = new float[size];
        for (int i = 0; i < size; i++) {
            names[i] = in.readUTF();
            rarity[i] = in.readFloat();
        }
        return new Vocabulary(names, rarity);
    }

    /** The features of one item by their numbers in a vocabulary, with their values. */
    record Vector(int[] ids, float[] values) {}
}
