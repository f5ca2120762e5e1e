package org.mediabalance.stance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mediabalance.stance.FeatureReader.View;

/**
 * The features seen in training and how telling each is by its rarity: inverse document frequency
 * {@code ln((1 + n) / (1 + df)) + 1}, as in Salton and Buckley (1988) with one added to both counts. Immutable.
 */
final class Vocabulary {
    private final String[] names;
    private final float[] rarity;
    private final Map<String, Integer> index;

    private Vocabulary(String[] names, float[] rarity) {
        this.names = names;
        this.rarity = rarity;
        this.index = HashMap.newHashMap(names.length);
        for (int i = 0; i < names.length; i++) {
            index.put(names[i], i);
        }
    }

    /** @param minimum in how many items a feature must occur to be kept */
    static Vocabulary of(List<Map<View, Map<String, Integer>>> items, int minimum) {
        Map<String, Integer> frequency = new HashMap<>();
        items.forEach(views -> views.values()
                .forEach(counts -> counts.keySet().forEach(name -> frequency.merge(name, 1, Integer::sum))));
        Map<String, Integer> kept = new TreeMap<>();
        frequency.forEach((name, df) -> {
            if (df >= minimum) {
                kept.put(name, df);
            }
        });
        float[] rarity = new float[kept.size()];
        int i = 0;
        for (int df : kept.values()) {
            rarity[i++] = (float) (Math.log((1.0 + items.size()) / (1.0 + df)) + 1);
        }
        return new Vocabulary(kept.keySet().toArray(String[]::new), rarity);
    }

    /** One item as a sparse vector: per view logarithmic counts times rarity, scaled to length 1. */
    Vector vector(Map<View, Map<String, Integer>> views) {
        List<Integer> ids = new ArrayList<>();
        List<Float> values = new ArrayList<>();
        for (Map<String, Integer> counts : views.values()) {
            int from = ids.size();
            double square = 0;
            for (Map.Entry<String, Integer> count : counts.entrySet()) {
                Integer id = index.get(count.getKey());
                if (id != null) {
                    float value = (float) (1 + Math.log(count.getValue())) * rarity[id];
                    ids.add(id);
                    values.add(value);
                    square += value * value;
                }
            }
            float length = (float) Math.sqrt(square);
            values.subList(from, values.size()).replaceAll(value -> value / length);
        }
        return new Vector(ids.stream().mapToInt(Integer::intValue).toArray(), floats(values));
    }

    private static float[] floats(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }

    String[] names() {
        return names.clone();
    }

    int size() {
        return names.length;
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
        if (size < 0 || size > 50_000_000) {
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

    /** Features of one item by their number in the vocabulary, ascending within a view, with their values. */
    record Vector(int[] ids, float[] values) {}
}
