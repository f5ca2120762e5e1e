package org.mediabalance.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.mediabalance.extract.DocumentReader;
import org.mediabalance.extract.Extraction;
import org.mediabalance.extract.Extractor;
import org.mediabalance.extract.PageContext;
import org.mediabalance.extract.TextHeuristic;
import org.mediabalance.study.Capture;
import org.mediabalance.study.Published;

/**
 * How well the extraction reads reference pages. Precision is the mean over pages for which something was given, recall
 * over all pages, F1 the harmonic mean of the two means, as the article extraction benchmark defines them.
 */
public record ExtractionQuality(List<Scored> pages) {
    /** Later than every page, so that no date counts as one of the future. */
    private static final Instant CAPTURED = Instant.parse("2026-11-01T00:00:00Z");
    private static final int HALVES = 1000;
    private static final long SEED = 20220605;

    /** One page's scores; {@code title} and {@code day} are empty where there is no truth for them. */
    public record Scored(String id, String url, double precision, double recall, boolean exact, boolean given,
            Optional<Boolean> title, Optional<Boolean> day) {

        /** Harmonic mean of precision and recall. */
        public double f1() {
            return ShingleScore.f1(precision, recall);
        }
    }

    static ExtractionQuality of(List<ReferencePage> pages, Set<TextHeuristic> leftOut) {
        Extractor extractor = new Extractor((title, text, declared) -> declared.orElse("und"), DocumentReader.NONE,
                leftOut);
        return new ExtractionQuality(pages.stream().map(page -> score(page, extractor)).toList());
    }

    /** The page as a capture. */
    static Capture capture(ReferencePage page) {
        return new Capture(page.url(), CAPTURED, 200, "text/html", Optional.empty(), page.html());
    }

    private static Scored score(ReferencePage page, Extractor extractor) {
        Extraction outcome = extractor.extract(capture(page), PageContext.outsideStudy(ZoneOffset.UTC));
        Optional<Extraction.Extracted> read = outcome instanceof Extraction.Extracted e
                ? Optional.of(e)
                : Optional.empty();
        String text = read.map(e -> e.item().text()).orElse("");
        Optional<Boolean> title = page.title()
                .map(truth -> letters(truth).equals(letters(read.map(e -> e.item().title()).orElse(""))));
        Optional<Boolean> day = page.published().map(truth -> read.flatMap(e -> e.item().published())
                .map(Published::day).filter(found -> near(found, truth)).isPresent());
        Scored scored = score(page, text);
        return new Scored(scored.id, scored.url, scored.precision, scored.recall, scored.exact, scored.given, title,
                day);
    }

    /** The score of a text that somebody read from the page. */
    static Scored score(ReferencePage page, String text) {
        ShingleScore score = ShingleScore.of(page.text(), text);
        return new Scored(page.id(), page.url().toString(), score.precision(), score.recall(), score.exact(),
                !text.isEmpty(), Optional.empty(), Optional.empty());
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** The truth is in the publisher's zone, the page read in UTC: a day apart around midnight is the same moment. */
    private static boolean near(LocalDate found, String truth) {
        LocalDate day = LocalDate.parse(truth.substring(0, 10));
        return Math.abs(day.toEpochDay() - found.toEpochDay()) <= 1;
    }

    /** Mean precision over the pages for which something was given. */
    public double precision() {
        return pages.stream().filter(Scored::given).mapToDouble(Scored::precision).average().orElse(0);
    }

    /** Mean recall over all pages. */
    public double recall() {
        return pages.stream().mapToDouble(Scored::recall).average().orElse(0);
    }

    /** Harmonic mean of the two means. */
    public double f1() {
        return ShingleScore.f1(precision(), recall());
    }

    /** Pages whose token sequence is exactly the truth. */
    public long exact() {
        return pages.stream().filter(Scored::exact).count();
    }

    /** The pages with the lowest F1, worst first. */
    public List<Scored> worst(int count) {
        return pages.stream().sorted(Comparator.comparingDouble(Scored::f1)).limit(count).toList();
    }

    /**
     * F1 over random halves of the pages, sorted: how much the figure owes to which pages happen to be in it. The lower
     * end is what a kept-back half may show without being worse.
     */
    public List<Double> halves() {
        Random random = new Random(SEED);
        List<Double> halves = new ArrayList<>();
        for (int i = 0; i < HALVES; i++) {
            int[] drawn = IntStream.range(0, pages.size()).toArray();
            for (int j = drawn.length - 1; j > 0; j--) {
                int k = random.nextInt(j + 1);
                int swap = drawn[j];
                drawn[j] = drawn[k];
                drawn[k] = swap;
            }
            halves.add(new ExtractionQuality(
                    IntStream.of(drawn).limit(pages.size() / 2).mapToObj(pages::get).toList()).f1());
        }
        halves.sort(Comparator.naturalOrder());
        return halves;
    }
}
