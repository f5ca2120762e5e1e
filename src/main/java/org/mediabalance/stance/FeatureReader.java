package org.mediabalance.stance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.language.Stems;

/**
 * Reads one item's features: how often each named feature occurs, by {@link View}. Pure; the same item always gives the
 * same counts.
 */
final class FeatureReader {
    /** Changes whenever the same text gives other features; a model of another version is refused. */
    static final int VERSION = 6;
    private static final int GRAM_MIN = 3;
    private static final int GRAM_MAX = 5;
    /** Characters in a row: up to a short word with its borders. */
    private static final int CHARACTERS_MAX = 6;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** The ending: this share of the words, but at least as many words as a short sentence. */
    private static final int END_SHARE = 5;
    private static final int END_MIN = 12;
    /** Shorter texts have no ending: it would be most of the text, counted twice. */
    private static final int END_FROM = 36;

    /** Where campaigns write by tags and pictures, the tag is the stance. The limits bound the work on odd texts. */
    private static final Pattern HANDLE = Pattern.compile("[^\\s<>]{0,60}[#@_\\p{So}][^\\s<>]{0,60}");
    private static final Map<String, Stems> STEMS = Map.of("kk", new Stems("kk"), "ru", new Stems("ru"), "en",
            new Stems("en"));
    private static final Stems LOWER_CASE = new Stems("und");

    /** Sorted, so that nothing depends on hash order. */
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> title;
    private final List<String> words;
    private final int end;

    private FeatureReader(List<String> parts) {
        title = Words.of(parts.get(0));
        words = Words.of(parts.get(1));
        end = words.size() < END_FROM ? words.size() : words.size() - Math.max(END_MIN, words.size() / END_SHARE);
    }

    /** Counts by feature name. */
    static Map<String, Integer> read(StanceText item) {
        List<String> parts = List.of(new Passage(item.title()).text(), new Passage(item.text()).text());
        FeatureReader reader = new FeatureReader(parts);
        reader.add(View.BIAS, "");
        reader.words();
        parts.forEach(reader::handles);
        parts.forEach(reader::characters);
        item.target().ifPresent(target -> reader.target(Words.of(target)));
        String language = language(item);
        for (String part : parts) {
            reader.pairs(View.STEMS,
                    STEMS.getOrDefault(language, LOWER_CASE).of(part).stream().map(Stems.Word::stem).toList());
        }
        new ConceptReader(Lexicon.of(language), reader.counts).read(reader.title, reader.words, reader.end);
        return reader.counts;
    }

    /** The declared language, else what the letters suggest: enough to choose among three lexicons. */
    private static String language(StanceText item) {
        return item.language().orElseGet(() -> {
            String text = item.title() + item.text();
            if (text.chars().anyMatch(c -> "әғқңөұүһ".indexOf(c) >= 0)) {
                return "kk";
            }
            return text.chars().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC)
                    ? "ru"
                    : "en";
        });
    }

    private void words() {
        for (List<String> part : List.of(title, words)) {
            pairs(View.WORDS, part);
            part.forEach(this::grams);
        }
        title.forEach(word -> add(View.TITLE, word));
        words.subList(end, words.size()).forEach(word -> add(View.END, word));
    }

    /** Character n-grams of handles, tags and pictures as they are written, which words take apart. */
    private void handles(String text) {
        Matcher matcher = HANDLE.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            grams(matcher.group());
        }
    }

    private void characters(String text) {
        String flat = SPACE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        for (int size = 1; size <= CHARACTERS_MAX; size++) {
            for (int i = 0; i + size <= flat.length(); i++) {
                add(View.CHARACTERS, flat.substring(i, i + size));
            }
        }
    }

    private void pairs(View view, List<String> part) {
        Optional<String> before = Optional.empty();
        for (String word : part) {
            add(view, word);
            before.ifPresent(b -> add(view, b + " " + word));
            before = Optional.of(word);
        }
    }

    private void grams(String word) {
        String padded = " " + word + " ";
        for (int size = GRAM_MIN; size <= GRAM_MAX; size++) {
            for (int i = 0; i + size <= padded.length(); i++) {
                add(View.GRAMS, padded.substring(i, i + size));
            }
        }
    }

    private void target(List<String> target) {
        pairs(View.TARGET, target);
        int size = target.size();
        for (int at = 0; size > 0 && at + size <= words.size(); at++) {
            if (words.subList(at, at + size).equals(target)) {
                mention(at, at + size);
            }
        }
    }

    /** What is said beside one mention of the target, with the side on which it stands. */
    private void mention(int from, int to) {
        for (int i = Math.max(0, from - ConceptReader.NEAR); i < Math.min(words.size(), to + ConceptReader.NEAR); i++) {
            if (i < from || i >= to) {
                add(View.MENTION, words.get(i));
                add(View.MENTION, (i < from ? "<" : ">") + words.get(i));
            }
        }
        String left = word(from - 1);
        String right = word(to);
        add(View.MENTION, "<1" + left);
        add(View.MENTION, ">1" + right);
        add(View.MENTION, "<>" + left + " " + right);
        add(View.MENTION, "<2" + word(from - 2) + " " + left);
        add(View.MENTION, ">2" + right + " " + word(to + 1));
    }

    private String word(int at) {
        return at >= 0 && at < words.size() ? words.get(at) : "";
    }

    private void add(View view, String feature) {
        counts.merge(view.name(feature), 1, Integer::sum);
    }
}
