package org.mediabalance.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.mediabalance.language.Stories;
import org.mediabalance.language.StoryPlace;
import org.mediabalance.language.StoryText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether texts taken over are found and texts of one's own are not, on pairs made by the edits of {@link TextEdit}. */
final class StoriesScore {
    private static final long SEED = 20220605;
    /** About what a clip of a minute and a half says. */
    private static final int CLIP_WORDS = 120;
    private static final int SHORTEST = 60;

    private final DevelopmentData data;

    StoriesScore(DevelopmentData data) {
        this.data = data;
    }

    String page() {
        StringBuilder page = new StringBuilder(
                """
                        ## Near-duplicates

                        From each text other texts are made by stated edits, each as of another outlet, and all go through
                        `Stories` together (seed %d). Found: share of edited texts in the story of their original. Precision: share
                        of the pairs of items in one story that the edits call the same text.

                        """
                        .formatted(SEED));
        page.append(edits());
        page.append("\nReal rewritings: " + rewritings());
        page.append("\nGrowth with the number of items (synthetic texts of " + CLIP_WORDS
                + " words, a tenth of them copies):\n\n");
        return page.append(growth()).toString();
    }

    private String edits() {
        MarkdownTable table = new MarkdownTable("edit", "same text", "kk found", "ru found", "en found");
        Map<String, Map<TextEdit, Double>> found = new HashMap<>();
        MarkdownTable precision = new MarkdownTable("language", "texts", "items", "pairs in one story", "precision");
        Map<String, List<List<String>>> texts = Map.of("kk", kazakh(), "ru", russian(), "en", english());
        for (String language : List.of("kk", "ru", "en")) {
            found.put(language, edited(language, texts.get(language), precision));
        }
        for (TextEdit edit : TextEdit.values()) {
            table.row(edit.description(), edit.sameText() ? "yes" : "no", found.get("kk").get(edit),
                    found.get("ru").get(edit), found.get("en").get(edit));
        }
        return table + "\n" + precision;
    }

    private static Map<TextEdit, Double> edited(String language, List<List<String>> texts, MarkdownTable precision) {
        Random random = new Random(SEED);
        List<StoryText> items = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            List<String> foreign = texts.get((i + texts.size() / 2) % texts.size());
            items.add(item(i + ".ORIGINAL", texts.get(i)));
            for (TextEdit edit : TextEdit.values()) {
                items.add(item(i + "." + edit, edit.of(texts.get(i), foreign, random)));
            }
        }
        Map<String, StoryPlace> places = Stories.of(items);
        Map<TextEdit, Double> found = new HashMap<>();
        for (TextEdit edit : TextEdit.values()) {
            long with = IntStream.range(0, texts.size()).filter(i -> places.get(i + "." + edit).story()
                    .equals(places.get(i + ".ORIGINAL").story())).count();
            found.put(edit, (double) with / texts.size());
        }
        long[] pairs = pairs(places);
        precision.row(language, texts.size(), items.size(), pairs[0], (double) pairs[1] / pairs[0]);
        return found;
    }

    /** Pairs of items in one story, and those of them that are the same text. */
    private static long[] pairs(Map<String, StoryPlace> places) {
        Map<String, List<String>> stories = new HashMap<>();
        places.forEach((id, place) -> stories.computeIfAbsent(place.story(), story -> new ArrayList<>()).add(id));
        long[] pairs = new long[2];
        for (List<String> story : stories.values()) {
            for (int i = 0; i < story.size(); i++) {
                for (int j = i + 1; j < story.size(); j++) {
                    pairs[0]++;
                    pairs[1] += sameText(story.get(i), story.get(j)) ? 1 : 0;
                }
            }
        }
        return pairs;
    }

    private static boolean sameText(String a, String b) {
        String[] first = a.split("\\.");
        String[] second = b.split("\\.");
        return first[0].equals(second[0]) && kept(first[1]) && kept(second[1]);
    }

    private static boolean kept(String edit) {
        return edit.equals("ORIGINAL") || TextEdit.valueOf(edit).sameText();
    }

    private static StoryText item(String id, List<String> words) {
        return new StoryText(id, id.substring(id.indexOf('.')), String.join(" ", words.subList(0, 6)),
                String.join(" ", words), Optional.empty());
    }

    /** Reports of one event by three newspapers are three stories. */
    private String rewritings() {
        List<StoryText> articles = new ArrayList<>();
        for (JsonNode article : basil()) {
            articles.add(new StoryText(article.get("triplet").asString() + " " + article.get("source").asString(),
                    article.get("source").asString(), article.get("title").asString(), paragraphs(article),
                    Optional.empty()));
        }
        long stories = Stories.of(articles).values().stream().map(StoryPlace::story).distinct().count();
        return articles.size() + " articles of three newspapers on " + articles.size() / 3
                + " events (BASIL) are " + stories + " stories; " + (articles.size() - stories) + " joined.\n";
    }

    private List<JsonNode> basil() {
        JsonMapper json = new JsonMapper();
        return data.lines("balance/basil_dev.jsonl").stream().map(json::readTree).toList();
    }

    private static String paragraphs(JsonNode article) {
        StringBuilder text = new StringBuilder();
        article.get("paragraphs").forEach(paragraph -> text.append(paragraph.asString()).append("\n\n"));
        return text.toString();
    }

    private List<List<String>> english() {
        return basil().stream().flatMap(article -> clips(List.of(paragraphs(article).strip().split("\\s+"))).stream())
                .toList();
    }

    private List<List<String>> russian() {
        return IntStream.rangeClosed(1, 75).mapToObj(i -> "stance/rusentrel/art" + i + ".txt").filter(data::has)
                .flatMap(file -> clips(List.of(String.join(" ", data.lines(file)).strip().split("\\s+"))).stream())
                .toList();
    }

    /** Sentences of television news one after the other. */
    private List<List<String>> kazakh() {
        return clips(data.lines("language/kaznerd_valid.iob2.gz").stream().filter(line -> !line.isBlank())
                .map(line -> line.split("\\s+")[0]).toList());
    }

    private static List<List<String>> clips(List<String> words) {
        List<List<String>> clips = new ArrayList<>();
        for (int start = 0; start < words.size(); start += CLIP_WORDS) {
            List<String> clip = words.subList(start, Math.min(words.size(), start + CLIP_WORDS));
            if (clip.size() >= SHORTEST) {
                clips.add(clip);
            }
        }
        return clips;
    }

    private static String growth() {
        MarkdownTable table = new MarkdownTable("items", "CPU seconds", "µs per item", "peak heap, MB", "stories");
        for (int count : new int[]{12_500, 25_000, 50_000, 100_000}) {
            List<StoryText> items = synthetic(count);
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            Map<String, StoryPlace> places = new HashMap<>();
            double seconds = CpuTime.seconds(() -> places.putAll(Stories.of(items)));
            long peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
            table.row(count, String.format(Locale.ROOT, "%.1f", seconds), Math.round(seconds * 1e6 / count), peak >> 20,
                    places.values().stream().map(StoryPlace::story).distinct().count());
        }
        return table.toString();
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP).toList();
    }

    private static List<StoryText> synthetic(int count) {
        Random random = new Random(SEED);
        List<StoryText> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = i % 10 == 9 ? items.get(random.nextInt(i)).text() : randomText(random);
            items.add(
                    new StoryText(String.format(Locale.ROOT, "%07d", i), "o" + i % 4, "t" + i, text, Optional.empty()));
        }
        return items;
    }

    private static String randomText(Random random) {
        String[] words = new String[CLIP_WORDS];
        // Squared, so that some words are frequent, as in a language.
        Arrays.setAll(words, w -> "w" + (int) (20_000 * Math.pow(random.nextDouble(), 2)));
        return String.join(" ", words);
    }
}
