package org.mediabalance.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Folds near-identical items into stories: an agency's text in four outlets is four items and one story; a clip that an
 * outlet shows again under another address is a repeat; the same news in other words is a story of its own.
 * <p>
 * Texts are near-identical when they share at least {@value #SAME} of their runs of three words. Candidates come from
 * MinHash signatures in bands (locality-sensitive hashing), each is then compared exactly, so that time and memory grow
 * with the number of items. The result does not depend on the order in which items are given.
 */
public final class Stories {
    /**
     * Similarity from which two items are one story: a text with 10 % of its words changed, or a third of it cut, lies
     * above; one with every third word changed, or half of it from another hand, lies below, and so do reports of one
     * event by different desks (reports/benchmarks/language.md).
     */
    private static final double SAME = 0.4;
    /** Under this many words a text may be a phrase that a site prints under many clips: titles must agree too. */
    private static final int SHORT_TEXT = 30;
    /** 24 bands of 2: a pair of similarity 0.4 is met with probability 0.985, one of 0.6 with 0.99998. */
    private static final int BANDS = 24;
    private static final int ROWS = 2;
    /** Stories compared within one bucket; more would let a boilerplate text make the time grow with the square. */
    private static final int COMPARED = 16;
    private static final int[] MULTIPLIERS = new Random(20220605).ints(BANDS * ROWS).map(i -> i | 1).toArray();

    private final List<StoryText> items;
    private final Shingles[] texts;
    private final Shingles[] titles;
    private final int[] parent;

    private Stories(List<StoryText> items) {
        this.items = items;
        this.texts = items.stream().map(i -> Shingles.of(i.text())).toArray(Shingles[]::new);
        this.titles = items.stream().map(i -> Shingles.of(i.title())).toArray(Shingles[]::new);
        this.parent = new int[items.size()];
        Arrays.setAll(parent, i -> i);
    }

    /** Each item's place by its id; ids must be different. The first item of a story is the earliest published. */
    public static Map<String, StoryPlace> of(List<StoryText> items) {
        Stories stories = new Stories(
                items.stream().sorted(Comparator.comparing(Stories::moment).thenComparing(StoryText::id)).toList());
        stories.join();
        return stories.places();
    }

    private static String moment(StoryText item) {
        return item.published().map(p -> p.day() + p.instant().map(i -> " " + i).orElse("~")).orElse("~");
    }

    private void join() {
        int[][] signatures = new int[items.size()][];
        Arrays.setAll(signatures, item -> told(item).signature(MULTIPLIERS));
        for (int band = 0; band < BANDS; band++) {
            // One band's buckets at a time: together they would outweigh the texts.
            Map<Long, int[]> buckets = new HashMap<>();
            for (int item = 0; item < items.size(); item++) {
                if (!told(item).isEmpty()) {
                    join(item, buckets, key(signatures[item], band));
                }
            }
        }
    }

    /** What is compared: the text, or the title of an item without text. */
    private Shingles told(int item) {
        return texts[item].isEmpty() ? titles[item] : texts[item];
    }

    private static long key(int[] signature, int band) {
        return (long) signature[band * ROWS] << Integer.SIZE | signature[band * ROWS + 1] & 0xFFFFFFFFL;
    }

    private void join(int item, Map<Long, int[]> buckets, long key) {
        int[] bucket = buckets.get(key);
        if (bucket == null) {
            buckets.put(key, new int[]{item});
            return;
        }
        for (int earlier : bucket) {
            if (root(earlier) == root(item) || same(earlier, item)) {
                parent[Math.max(root(earlier), root(item))] = Math.min(root(earlier), root(item));
                return;
            }
        }
        if (bucket.length < COMPARED) {
            int[] longer = Arrays.copyOf(bucket, bucket.length + 1);
            longer[bucket.length] = item;
            buckets.put(key, longer);
        }
    }

    private boolean same(int a, int b) {
        if (texts[a].isEmpty() != texts[b].isEmpty() || told(a).similarity(told(b)) < SAME) {
            return false;
        }
        boolean shortText = Math.min(texts[a].words(), texts[b].words()) < SHORT_TEXT;
        return !shortText || titles[a].similarity(titles[b]) >= SAME || titles[a].isEmpty() && titles[b].isEmpty();
    }

    private int root(int item) {
        int root = item;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private Map<String, StoryPlace> places() {
        Map<String, StoryPlace> places = new LinkedHashMap<>();
        Map<String, List<Integer>> originals = new HashMap<>();
        for (int item = 0; item < items.size(); item++) {
            String story = items.get(root(item)).id();
            List<Integer> earlier = originals.computeIfAbsent(story + '\n' + items.get(item).outlet(),
                    k -> new ArrayList<>());
            Optional<String> original = original(item, earlier);
            if (original.isEmpty()) {
                earlier.add(item);
            }
            places.put(items.get(item).id(), new StoryPlace(story, original));
        }
        return places;
    }

    private Optional<String> original(int item, List<Integer> earlier) {
        return earlier.stream().limit(COMPARED).filter(e -> same(e, item)).findFirst().map(e -> items.get(e).id());
    }
}
