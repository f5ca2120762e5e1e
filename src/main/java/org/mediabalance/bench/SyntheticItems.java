package org.mediabalance.bench;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.mediabalance.index.IndexedItem;
import org.mediabalance.index.MachineStance;
import org.mediabalance.study.Code;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.Stance;

/**
 * As many items as wanted, made one at a time from a seed: each next word is one that follows the last word somewhere in
 * the project's own texts of that language, so that words are as frequent as in the language and phrases occur.
 */
final class SyntheticItems implements Iterable<IndexedItem> {
    static final int WORDS = 90;
    private static final int TITLE_WORDS = 7;
    private static final int OUTLETS = 12;
    private static final int DAYS = 120;
    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 3, 1);

    private final Map<String, List<String[]>> texts;
    private final Map<String, Map<String, List<String>>> followers = new HashMap<>();
    private final int count;
    private final int words;
    private final long seed;

    /** @param texts by language code, each a list of words */
    SyntheticItems(Map<String, List<String[]>> texts, int count, long seed) {
        this(texts, count, WORDS, seed);
    }

    /** @param words of each text, titles not counted */
    SyntheticItems(Map<String, List<String[]>> texts, int count, int words, long seed) {
        this.texts = texts;
        this.count = count;
        this.words = words;
        this.seed = seed;
        texts.forEach((language, of) -> {
            Map<String, List<String>> next = followers.computeIfAbsent(language, l -> new HashMap<>());
            for (String[] text : of) {
                for (int i = 0; i + 1 < text.length; i++) {
                    next.computeIfAbsent(text[i], w -> new ArrayList<>()).add(text[i + 1]);
                }
            }
        });
    }

    int count() {
        return count;
    }

    @Override
    public Iterator<IndexedItem> iterator() {
        Random random = new Random(seed);
        return IntStream.range(0, count).mapToObj(i -> item(i, random)).iterator();
    }

    private IndexedItem item(int number, Random random) {
        int draw = random.nextInt(20);
        String language = draw < 9 ? "kk" : draw < 18 ? "ru" : "en";
        String id = String.format(Locale.ROOT, "%016x", number * 0x9E3779B97F4A7C15L);
        String outlet = "outlet" + random.nextInt(OUTLETS);
        LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        Item item = new Item(id, outlet, URI.create("https://" + outlet + ".test/news/" + number), ItemKind.CLIP,
                words(language, TITLE_WORDS, random), words(language, words, random), language,
                Optional.of(Published.on(day, "synthetic")), Optional.empty(), Optional.empty(), List.of(), List.of(),
                Map.of(), Optional.empty(), Optional.empty());
        Optional<Code> human = random.nextInt(5) == 0 ? Optional.of(code(random)) : Optional.empty();
        return new IndexedItem(item, random.nextBoolean() ? "state" : "private", id, Optional.empty(), human, Map.of(),
                Optional.of(machine(random)), human, Optional.empty(), "distinct", "news", Optional.empty(),
                Optional.of(day));
    }

    private static Code code(Random random) {
        return Code.values()[random.nextInt(Code.values().length)];
    }

    private static MachineStance machine(Random random) {
        Code code = code(random);
        return new MachineStance(code.stance().orElse(Stance.NEUTRAL), code, 0.2, 0.2, 0.6, "synthetic");
    }

    private String words(String language, int wanted, Random random) {
        StringBuilder text = new StringBuilder();
        String word = start(language, random);
        for (int i = 0; i < wanted; i++) {
            text.append(word).append(i + 1 < wanted ? " " : ".");
            List<String> next = followers.get(language).getOrDefault(word, List.of());
            word = next.isEmpty() ? start(language, random) : next.get(random.nextInt(next.size()));
        }
        return text.toString();
    }

    private String start(String language, Random random) {
        String[] words = texts.get(language).get(random.nextInt(texts.get(language).size()));
        return words[random.nextInt(words.length)];
    }
}
