package org.mediabalance.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.mediabalance.study.LanguageJudge;

/**
 * Tells which of a study's languages a text is written in, with a door for others. OpenNLP's character n-gram model
 * chooses among the study's languages only, because its open choice over 103 languages errs on every second headline;
 * another language is named only when the text is long enough and the model clearly prefers it. Safe for use by several
 * threads; makes no use of the default locale.
 */
public final class LanguageIdentifier implements LanguageJudge {
    /** Undecided: no letters, or too few of them and nothing declared. */
    public static final String UNDECIDED = "und";

    private static final String MODEL = "/langdetect-183.bin";
    /** The model needs no more to be sure, and its time grows with the length. */
    private static final int LETTERS_READ = 2_000;
    /** Below this many letters a declared language of the study is believed before the model. */
    private static final int SHORT = 20;
    /** From this many letters on another language may be named. */
    private static final int OTHER_FROM = 40;
    /** How many times likelier than the study's best another language must be. */
    private static final double OTHER_FACTOR = 1.35;
    private static final String KAZAKH_LETTERS = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

    private final List<String> study;
    private final LanguageDetectorME detector;

    /** For a study in these languages, ISO 639-1 codes. */
    public LanguageIdentifier(List<String> studyLanguages) {
        if (studyLanguages.isEmpty()) {
            throw new IllegalArgumentException("a study has at least one language");
        }
        this.study = List.copyOf(studyLanguages);
        this.detector = new LanguageDetectorME(Model.LOADED);
    }

    /** Read once: it takes a second and 50 MB, and never changes. */
    private static final class Model {
        static final LanguageDetectorModel LOADED = load();

        private static LanguageDetectorModel load() {
            try (InputStream in = LanguageIdentifier.class.getResourceAsStream(MODEL)) {
                return new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException("the language model " + MODEL + " cannot be read", e);
            }
        }
    }

    /** OpenNLP speaks ISO 639-3, the product ISO 639-1. */
    private static final Map<String, String> CODES = Stream.of(Locale.getISOLanguages())
            .collect(Collectors.toMap(code -> Locale.of(code).getISO3Language(), Function.identity(), (a, b) -> a));

    @Override
    public String language(String title, String text, Optional<String> declared) {
        return language(title + "\n" + text, declared);
    }

    private String language(String text, Optional<String> declared) {
        String letters = letters(text);
        Optional<String> believed = declared.filter(study::contains);
        if (letters.isEmpty()) {
            return believed.orElse(UNDECIDED);
        }
        List<Vote> votes = votes(letters);
        Optional<Vote> ours = votes.stream().filter(v -> study.contains(v.language)).findFirst();
        if (ours.isEmpty() || letters.length() >= OTHER_FROM
                && votes.get(0).weight > OTHER_FACTOR * ours.get().weight) {
            return votes.get(0).language;
        }
        return letters.length() < SHORT && believed.isPresent() ? believed.get() : ours.get().language;
    }

    private record Vote(String language, double weight) {}

    private List<Vote> votes(String letters) {
        boolean cyrillic = letters.chars()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC)
                .count() * 2 > letters.length();
        boolean kazakh = letters.chars().anyMatch(c -> KAZAKH_LETTERS.indexOf(c) >= 0);
        List<Vote> votes = new ArrayList<>();
        for (Language language : detector.predictLanguages(letters)) {
            String code = CODES.getOrDefault(language.getLang(), language.getLang());
            if (!(cyrillic && code.equals("en") || kazakh && code.equals("ru"))) {
                votes.add(new Vote(code, language.getConfidence()));
            }
        }
        return votes;
    }

    /** Words only: digits, addresses and punctuation say nothing about the language. */
    private static String letters(String text) {
        String words = text.replaceAll("[^\\p{L}\\p{M}'’]+", " ").strip();
        return words.length() > LETTERS_READ ? words.substring(0, LETTERS_READ) : words;
    }
}
