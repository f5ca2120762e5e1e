package org.mediabalance.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.balance.ClassShares;
import org.mediabalance.balance.Posterior;
import org.mediabalance.balance.Quantifier;
import org.mediabalance.stance.CodedText;
import org.mediabalance.stance.StanceModel;
import org.mediabalance.stance.StancePrediction;
import org.mediabalance.stance.StanceText;
import org.mediabalance.stance.StanceTrainer;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The shared samples of known prevalence (artificial-prevalence protocol): the mean absolute error of each quantifier on
 * posteriors of the product's classifier, trained on the set's training part, or on the other half of the pool where it
 * has none.
 */
final class QuantificationSamples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "quantification/samples.jsonl.gz";
    private static final Map<String, String> TRAINING = Map.of("newsmtsc_rw_dev", "stance/newsmtsc_train.jsonl.gz",
            "newsmtsc_mt_dev", "stance/newsmtsc_train.jsonl.gz", "cic_ca_valid", "stance/cic_ca_train.jsonl.gz",
            "cic_es_valid", "stance/cic_es_train.jsonl.gz", "kazsandra_sc_valid",
            "stance/kazsandra_sc_train_rus.jsonl.gz");

    private final DevelopmentData data;
    private final long seed;

    QuantificationSamples(DevelopmentData data, long seed) {
        this.data = data;
        this.seed = seed;
    }

    /** Samples drawn from one pool; {@code target} is empty where the pool has one question only. */
    record Pool(String file, String target, List<JsonNode> samples) {
        String name() {
            return file.replaceFirst(".*/", "").replaceFirst("\\.jsonl.*", "") + (target.isEmpty() ? "" : " " + target);
        }
    }

    /** The pools in the order of the file. */
    List<Pool> pools() {
        Map<String, Pool> pools = new LinkedHashMap<>();
        data.lines(FILE).stream().map(JSON::readTree).forEach(sample -> {
            String file = sample.get("pool").asString();
            String target = sample.path("target_id").asString("");
            pools.computeIfAbsent(file + " " + target, k -> new Pool(file, target, new ArrayList<>())).samples()
                    .add(sample);
        });
        return List.copyOf(pools.values());
    }

    /**
     * What the samples of a pool showed.
     *
     * @param errors mean absolute error of each quantifier, by name
     * @param differences of ACC, PACC and EMQ from the {@link QuantifierYardstick}, where it can be run
     */
    record Result(Map<String, Double> errors, Optional<List<Double>> differences) {}

    /** Judges the items of a pool and estimates the shares of each of its samples. */
    Result result(Pool pool) {
        List<CodedText> items = items(pool.file(), pool.target());
        String training = TRAINING.get(pool.name());
        Map<String, Posterior> posteriors = new HashMap<>();
        Map<String, Stance> truth = new HashMap<>();
        items.forEach(item -> truth.put(item.text().id(), item.code().stance().orElseThrow()));
        List<CodedText> learned = training == null ? items : items(training, "");
        if (training == null) {
            // No training part: each half is judged by a classifier that learned from the other.
            posteriors.putAll(judged(half(items, 0), half(items, 1)));
            posteriors.putAll(judged(half(items, 1), half(items, 0)));
        } else {
            posteriors.putAll(judged(learned, items));
        }
        return result(pool, posteriors, truth, fitted(learned, training == null ? posteriors : null));
    }

    private record Fitted(Map<String, Quantifier> quantifiers, QuantifierYardstick yardstick) {}

    /** Confusion is measured on items left out of training: on the halves, or by training on half of the training part. */
    private Fitted fitted(List<CodedText> learned, Map<String, Posterior> known) {
        Map<String, Posterior> leftOut = known == null ? judged(half(learned, 0), half(learned, 1)) : known;
        List<CodedText> measured = learned.stream().filter(i -> leftOut.containsKey(i.text().id())).toList();
        List<Posterior> said = measured.stream().map(i -> leftOut.get(i.text().id())).toList();
        List<Stance> truth = measured.stream().map(i -> i.code().stance().orElseThrow()).toList();
        double[] counts = new double[Stance.values().length];
        learned.forEach(i -> counts[i.code().stance().orElseThrow().ordinal()] += 1.0 / learned.size());
        Map<String, Quantifier> quantifiers = new LinkedHashMap<>();
        quantifiers.put("CC", new Quantifier.CC());
        quantifiers.put("ACC", Quantifier.ACC.fit(said, truth));
        quantifiers.put("PCC", new Quantifier.PCC());
        quantifiers.put("PACC", Quantifier.PACC.fit(said, truth));
        quantifiers.put("EMQ", new Quantifier.EMQ(new ClassShares(counts[0], counts[1], counts[2])));
        return new Fitted(quantifiers, new QuantifierYardstick(counts, said, truth));
    }

    private static Result result(Pool pool, Map<String, Posterior> posteriors, Map<String, Stance> truth,
            Fitted fitted) {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (JsonNode sample : pool.samples()) {
            List<String> ids = sample.get("ids").valueStream().map(JsonNode::asString).toList();
            List<Posterior> said = ids.stream().map(posteriors::get).toList();
            double[] counts = new double[Stance.values().length];
            ids.forEach(id -> counts[truth.get(id).ordinal()] += 1.0 / ids.size());
            ClassShares known = new ClassShares(counts[0], counts[1], counts[2]);
            Map<String, ClassShares> estimated = new LinkedHashMap<>();
            fitted.quantifiers().forEach((name, quantifier) -> estimated.put(name, quantifier.prevalence(said)));
            estimated.forEach((name, shares) -> errors.merge(name,
                    shares.absoluteError(known) / pool.samples().size(), Double::sum));
            fitted.yardstick().add(said, estimated);
        }
        return new Result(errors, fitted.yardstick().differences());
    }

    private Map<String, Posterior> judged(List<CodedText> learned, List<CodedText> items) {
        StanceModel model = StanceTrainer.train(learned, seed);
        Map<String, Posterior> posteriors = new HashMap<>();
        for (CodedText item : items) {
            StancePrediction said = model.code(item.text());
            posteriors.put(item.text().id(), new Posterior(said.neutral(), said.pro(), said.contra()));
        }
        return posteriors;
    }

    /** Every second item, so that both halves have all classes. */
    private static List<CodedText> half(List<CodedText> items, int first) {
        List<CodedText> half = new ArrayList<>();
        for (int i = first; i < items.size(); i += 2) {
            half.add(items.get(i));
        }
        return half;
    }

    private List<CodedText> items(String file, String target) {
        return data.lines(file).stream().map(JSON::readTree)
                .filter(row -> target.isEmpty() || row.path("target_id").asString("").equals(target))
                .filter(row -> !row.path("label").asString("").equals("irrelevant")).map(QuantificationSamples::item)
                .toList();
    }

    private static CodedText item(JsonNode row) {
        Code code = switch (Stance.of(row.get("label").asString())) {
            case PRO -> Code.PRO;
            case CONTRA -> Code.CONTRA;
            case NEUTRAL -> Code.NO_POSITION;
        };
        String id = row.get("id").asString();
        Optional<String> target = Optional.of(row.path("target").asString("")).filter(t -> !t.isEmpty());
        return new CodedText(new StanceText(id, "", row.get("text").asString(), Optional.of(row.get("lang").asString()),
                target, Optional.empty()), code, Optional.of(id), Optional.empty());
    }
}
