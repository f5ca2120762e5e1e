package org.mediabalance.language;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mediabalance.study.LanguageJudge;

/**
 * Tells which of a study's languages a text is written in, with a door for others. Kazakh counts as Kazakh in Cyrillic,
 * Latin and Arabic script. OpenNLP's character n-gram model chooses among the study's languages only, because its open
 * choice over 103 languages errs on every second headline; another language is named when the model prefers it by a
 * margin. Letters that only one of the candidates has are believed before the model. Safe for use by several threads.
 */
public final class LanguageIdentifier implements LanguageJudge {
    /** Undecided: no letters, or too few of them and nothing declared. */
    public static final String UNDECIDED = "und";

    /** Up to this many letters, a name or two, the declared language of the study is believed before the model. */
    private static final int SHORT = 20;
    /** Fewer letters than this do not show that a language is none of the study's. */
    private static final int OTHER_FROM = 12;
    /** Nor do fewer than this when the page says that it is one of them. */
    private static final int OTHER_AGAINST_DECLARED = 100;
    /**
     * How much likelier (as a logarithm) another language must be than the study's best. On the pieces of 3 to 12 words of
     * langid_dev 1 in 100 Kazakh, Russian and English ones lies above, and 1 in 12 of those of other languages below.
     */
    private static final double OTHER_MARGIN = 0.35;
    /** Kazakh without a Kazakh letter is rare: names mostly. 1 in 100 Russian pieces lies above it without being Kazakh. */
    private static final double KAZAKH_MARGIN = 0.05;
    /** Share of words with a Kazakh letter from which a text is not Russian; in Kazakh it is 0.7, names give fewer. */
    private static final double KAZAKH_WORDS = 0.2;

    /** The same for a title on a page that says it is Russian: a name or two is no Kazakh title. */
    private static final double KAZAKH_TITLE = 0.6;

    private final List<String> study;
    private final NgramModel model = new NgramModel();

    /** For a study in these languages, ISO 639-1 codes. */
    public LanguageIdentifier(List<String> studyLanguages) {
        if (studyLanguages.isEmpty()) {
            throw new IllegalArgumentException("a study has at least one language");
        }
        this.study = List.copyOf(studyLanguages);
    }

    /** A stretch of a text in one language: from {@code start} to before {@code end}, in UTF-16 units. */
    public record Part(String language, int start, int end) {}

    @Override
    public String language(String title, String text, Optional<String> declared) {
        return language(title + "\n" + text, declared);
    }

    /**
     * The stretches of a text by language, in order and without gaps; one stretch for a text in one language. Sentences
     * too short to tell belong to the language before them.
     */
    public List<Part> parts(String text) {
        String whole = language(text, Optional.empty());
        List<Part> parts = new ArrayList<>();
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            Part last = parts.isEmpty() ? new Part(whole, 0, 0) : parts.get(parts.size() - 1);
            String language = part(text.substring(start, end), last.language);
            if (language.equals(last.language) && !parts.isEmpty()) {
                parts.set(parts.size() - 1, new Part(language, last.start, end));
            } else {
                parts.add(new Part(language, start, end));
            }
            start = end;
        }
        return parts;
    }

    private String part(String sentence, String before) {
        return Letters.of(sentence).count() < SHORT ? before : language(sentence, Optional.of(before));
    }

    private String language(String text, Optional<String> declared) {
        Letters letters = Letters.of(text);
        Optional<String> believed = declared.filter(language -> study.contains(language) && fits(language, letters));
        if (letters.count() == 0) {
            return believed.orElse(UNDECIDED);
        }
        if (study.contains("kk") && letters.kazakhInArabic()) {
            return "kk";
        }
        NgramModel.Votes votes = model.votes(letters.text());
        if (study.contains("kk") && letters.mayBeKazakhInLatin()
                && model.votes(KazakhLatin.inCyrillic(letters.text())).of("kk") > votes.highest()) {
            return "kk";
        }
        String ours = ours(letters, votes);
        Optional<String> other = other(letters, votes, ours, believed.isPresent());
        return other.orElseGet(() -> letters.count() < SHORT ? believed.orElse(ours) : ours);
    }

    /** Whether letters alone speak against the language. */
    private static boolean fits(String language, Letters letters) {
        return switch (language) {
            case "kk" -> true;
            case "ru" -> letters.script() != UnicodeScript.LATIN && letters.kazakhWords() < KAZAKH_TITLE;
            case "en" -> letters.script() != UnicodeScript.CYRILLIC;
            default -> true;
        };
    }

    /** A language outside the study that the text is clearly in. */
    private Optional<String> other(Letters letters, NgramModel.Votes votes, String ours, boolean declared) {
        if (letters.count() < (declared ? OTHER_AGAINST_DECLARED : OTHER_FROM)) {
            return Optional.empty();
        }
        double margin = letters.foreignToRussianAndKazakh() ? 0 : OTHER_MARGIN;
        return votes.descending().filter(letters::mayBe).findFirst()
                .filter(best -> !study.contains(best) && Math.log(votes.of(best) / votes.of(ours)) > margin);
    }

    /** The study's likeliest language whose script it is. */
    private String ours(Letters letters, NgramModel.Votes votes) {
        boolean kazakh = study.contains("kk") && (letters.kazakhWords() >= KAZAKH_WORDS
                || Math.log(votes.of("kk") / votes.of("ru")) > KAZAKH_MARGIN);
        return study.stream().filter(language -> switch (language) {
            case "kk" -> letters.script() == UnicodeScript.CYRILLIC && (kazakh || !study.contains("ru"));
            case "ru" -> letters.script() == UnicodeScript.CYRILLIC && !kazakh;
            case "en" -> letters.script() == UnicodeScript.LATIN;
            default -> true;
        }).max(Comparator.comparingDouble(votes::of)).orElse(UNDECIDED);
    }
}
