package org.mediabalance.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** OpenNLP's language model: how likely each of 103 languages is for a text. Safe for use by several threads. */
final class NgramModel {
    private static final String FILE = "/langdetect-183.bin";
    /** OpenNLP speaks ISO 639-3, the product ISO 639-1; a language without a two-letter code keeps its three letters. */
    private static final Map<String, String> CODES = Stream.of(Locale.getISOLanguages())
            .collect(Collectors.toMap(code -> Locale.of(code).getISO3Language(), Function.identity(), (a, b) -> a));

    /**
     * Languages that the model gives to lists of names, having learnt them from encyclopedias made of such lists; on
     * langid_dev they were right never and wrong 60 times.
     */
    private static final Set<String> MAGNETS = Set.of("ce", "war", "min", "ceb", "vo", "la", "plt");

    private final LanguageDetectorME detector = new LanguageDetectorME(Loaded.MODEL);

    /** Read once: it takes a second and 50 MB, and never changes. */
    private static final class Loaded {
        static final LanguageDetectorModel MODEL = load();

        private static LanguageDetectorModel load() {
            try (InputStream in = NgramModel.class.getResourceAsStream(FILE)) {
                return new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException("the language model " + FILE + " cannot be read", e);
            }
        }
    }

    /** Weights of languages by ISO 639-1 code; above 0, at most 1. */
    record Votes(Map<String, Double> weights) {
        /** The weight of a language; the smallest number for one that the model does not know. */
        double of(String language) {
            return weights.getOrDefault(language, Double.MIN_VALUE);
        }

        /** The languages, likeliest first. */
        Stream<String> descending() {
            return weights.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .map(Map.Entry::getKey);
        }

        double highest() {
            return Collections.max(weights.values());
        }
    }

    Votes votes(String text) {
        Language[] languages = detector.predictLanguages(text);
        Map<String, Double> weights = new HashMap<>();
        for (Language language : languages) {
            weights.put(code(language), language.getConfidence());
        }
        weights.keySet().removeAll(MAGNETS);
        return new Votes(weights);
    }

    private static String code(Language language) {
        return CODES.getOrDefault(language.getLang(), language.getLang());
    }
}
