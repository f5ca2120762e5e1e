package org.mediabalance.stance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/**
 * A trained stance classifier. Immutable: one model may be used by any number of threads at once without a lock.
 * {@link StanceTrainer} makes one.
 */
public final class StanceModel {
    /** Sentences reported as evidence, at most; a reader checks no more. */
    private static final int EVIDENCE_MAX = 5;
    /** Sentences tried for evidence, at most: bounds the work on very long items to their first part. */
    private static final int TRIED_MAX = 60;
    /** Characters read in the search for evidence, about: a text of 50,000 has its first eight sentences tried. */
    private static final int SEARCHED_MAX = 400_000;
    /** Falls of probability below this move nothing that a reader would see. */
    private static final double EVIDENCE_MIN = 0.005;
    /** An item with fewer known features than this is told apart from the training data as foreign. */
    private static final int KNOWN_MIN = 8;
    /** A sentence that takes a side has a subject, a verb and a side. */
    private static final int WORDS_MIN = 3;
    private static final int BEGINNING = 1_000;

    private final Ensemble ensemble;
    private final Calibration calibration;
    private final Leaning leaning;
    private final List<Adaptation> adaptations;
    private final ModelCard card;
    private final List<Code> codes;
    private final String id;

    StanceModel(Ensemble ensemble, Calibration calibration, Leaning leaning, List<Adaptation> adaptations,
            ModelCard card) {
        this.ensemble = ensemble;
        this.calibration = calibration;
        this.leaning = leaning;
        this.adaptations = List.copyOf(adaptations);
        this.card = card;
        StringBuilder digests = new StringBuilder(ensemble.digest());
        adaptations.forEach(adaptation -> digests.append(adaptation.own().digest()).append(adaptation.power()));
        this.id = "stance-"
                + Digests.sha256(digests.toString().getBytes(StandardCharsets.US_ASCII)).substring(0, 12);
        this.codes = java.util.Arrays.stream(ensemble.outcomes()).map(Code::of).toList();
    }

    /** Reads a model directory; one that is missing, cut off or of another kind is an {@link InputException}. */
    public static StanceModel load(Path directory) throws IOException {
        return ModelDirectory.load(directory);
    }

    /** Writes the model into a directory, which is made when missing; files of an older model there are replaced. */
    public void save(Path directory) throws IOException {
        ModelDirectory.save(this, directory);
    }

    /** Name and digest of the model's bytes, as {@code stance-1234abcd}; goes with every code it gives. */
    public String id() {
        return id;
    }

    /** What the model was trained on and what it can do. */
    public ModelCard card() {
        return card;
    }

    Ensemble ensemble() {
        return ensemble;
    }

    Calibration calibration() {
        return calibration;
    }

    /** In the order in which they were learned. */
    List<Adaptation> adaptations() {
        return adaptations;
    }

    Leaning leaning() {
        return leaning;
    }

    /** The code, stance and probabilities of one item, with the sentences that moved them. */
    public StancePrediction classify(StanceText item) {
        Map<String, Integer> counts = FeatureReader.read(item);
        Distribution whole = distribution(counts);
        return whole.prediction(leaning, evidence(item, whole), notes(item, counts));
    }

    /** As {@link #classify} without the search for evidence, which takes most of the time. */
    public StancePrediction code(StanceText item) {
        Map<String, Integer> counts = FeatureReader.read(item);
        return distribution(counts).prediction(leaning, List.of(), notes(item, counts));
    }

    /** Calibrated probabilities of the codes. */
    Distribution distribution(StanceText item) {
        return distribution(FeatureReader.read(item));
    }

    private Distribution distribution(Map<String, Integer> counts) {
        Distribution distribution = new Distribution(codes,
                calibration.apply(ensemble.probabilities(counts)));
        for (Adaptation adaptation : adaptations) {
            distribution = adaptation.apply(distribution, counts);
        }
        return distribution;
    }

    private List<Evidence> evidence(StanceText item, Distribution whole) {
        List<Evidence> found = new ArrayList<>();
        List<int[]> sentences = new Passage(item.text()).sentences();
        int tried = Math.min(TRIED_MAX,
                1 + SEARCHED_MAX / Math.max(1, Math.min(Passage.CHARACTERS_MAX, item.text().length())));
        for (int[] at : sentences.subList(0, Math.min(tried, sentences.size()))) {
            String rest = item.text().substring(0, at[0]) + item.text().substring(at[1]);
            Distribution without = distribution(item.withText(rest));
            Stance side = Stance.NEUTRAL;
            for (Stance stance : Stance.values()) {
                if (fall(whole, without, stance) > fall(whole, without, side)) {
                    side = stance;
                }
            }
            if (fall(whole, without, side) >= EVIDENCE_MIN) {
                found.add(new Evidence(at[0], at[1], fall(whole, without, side), side));
            }
        }
        found.sort(Comparator.comparingDouble(Evidence::weight).reversed().thenComparing(Evidence::start));
        return found.subList(0, Math.min(EVIDENCE_MAX, found.size()));
    }

    private static double fall(Distribution whole, Distribution without, Stance stance) {
        return whole.stance(stance) - without.stance(stance);
    }

    private List<String> notes(StanceText item, Map<String, Integer> counts) {
        List<String> notes = new ArrayList<>();
        Passage text = new Passage(item.text());
        if (item.text().isBlank() && item.title().isBlank()) {
            notes.add("empty: neither title nor text; the probabilities tell nothing");
        } else if (ensemble.known(counts) < KNOWN_MIN) {
            notes.add("foreign: almost nothing in this item occurs in the training data");
        } else if (Words.of(item.title() + " " + item.text().substring(0, Math.min(BEGINNING, item.text().length())))
                .size() < WORDS_MIN) {
            notes.add("short: too few words to judge by");
        }
        if (item.language().isPresent() && !card.languages().containsKey(item.language().get())
                && !card.languages().containsKey("und")) {
            notes.add("language: the training data has no items in '" + item.language().get() + "'");
        }
        if (text.wasCut()) {
            notes.add("long: only the first " + Passage.CHARACTERS_MAX + " characters were read");
        }
        if (text.hadMarkup()) {
            notes.add("markup: HTML tags were skipped");
        }
        return notes;
    }
}
