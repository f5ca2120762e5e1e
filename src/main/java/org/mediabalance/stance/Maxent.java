package org.mediabalance.stance;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.ml.maxent.io.BinaryQNModelReader;
import opennlp.tools.ml.maxent.io.BinaryQNModelWriter;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.TrainingParameters;
import org.mediabalance.stance.Vocabulary.Vector;

/**
 * A maximum entropy model over real-valued features, trained by OpenNLP's L-BFGS with an L2 penalty. Immutable; OpenNLP
 * evaluates it without shared state, so threads may share it.
 */
final class Maxent {
    /** OpenNLP weighs items in whole numbers only; this many stand for one. */
    private static final int TIMES = 100;

    private final AbstractModel model;
    private final Vocabulary vocabulary;

    private Maxent(AbstractModel model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
    }

    /**
     * @param penalty of the squared weights; larger means smoother
     * @param iterations at most; L-BFGS usually stops earlier
     */
    static Maxent train(List<Vector> items, int[] outcomes, String[] outcomeNames, Vocabulary vocabulary,
            double penalty, int iterations) {
        int[] once = new int[outcomes.length];
        Arrays.fill(once, 1);
        return train(items, outcomes, once, outcomeNames, vocabulary, penalty, iterations);
    }

    /** As {@link #train} with every outcome counting alike, however rare it is. */
    static Maxent trainBalanced(List<Vector> items, int[] outcomes, String[] outcomeNames, Vocabulary vocabulary,
            double penalty, int iterations) {
        long[] counts = new long[outcomeNames.length];
        Arrays.stream(outcomes).forEach(o -> counts[o]++);
        long occurring = Arrays.stream(counts).filter(c -> c > 0).count();
        int[] times = Arrays.stream(outcomes)
                .map(o -> (int) Math.max(1, Math.round((double) TIMES * outcomes.length / (occurring * counts[o]))))
                .toArray();
        return train(items, outcomes, times, outcomeNames, vocabulary, penalty * TIMES, iterations);
    }

    private static Maxent train(List<Vector> items, int[] outcomes, int[] times, String[] outcomeNames,
            Vocabulary vocabulary, double penalty, int iterations) {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(QNTrainer.L1COST_PARAM, 0.0);
        parameters.put(QNTrainer.L2COST_PARAM, penalty);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, iterations);
        QNTrainer trainer = new QNTrainer(parameters);
        trainer.init(parameters, new java.util.HashMap<>());
        return new Maxent(
                trainer.trainModel(iterations, new Indexed(items, outcomes, times, outcomeNames, vocabulary.names())),
                vocabulary);
    }

    /** Probabilities in the order of the outcome names given in training. */
    double[] probabilities(Vector item) {
        String[] context = Arrays.stream(item.ids()).mapToObj(vocabulary::name).toArray(String[]::new);
        return ((QNModel) model).eval(context, item.values());
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    String[] outcomes() {
        String[] outcomes = new String[model.getNumOutcomes()];
        Arrays.setAll(outcomes, model::getOutcome);
        return outcomes;
    }

    /** SHA-256 of the bytes that {@link #write} gives. */
    String digest() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return Digests.sha256(bytes.toByteArray());
    }

    void write(DataOutputStream out) throws IOException {
        vocabulary.write(out);
        // OpenNLP closes what it writes to, and other members follow.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new BinaryQNModelWriter(model, new DataOutputStream(bytes)).persist();
        bytes.writeTo(out);
    }

    static Maxent read(DataInputStream in) throws IOException {
        Vocabulary vocabulary = Vocabulary.read(in);
        return new Maxent(new BinaryQNModelReader(in).getModel(), vocabulary);
    }

    /**
     * Vectors handed to OpenNLP as they are; its own indexers would turn each feature into a string event first. Quirk:
     * the trainer reads values from {@link OnePassRealValueDataIndexer} only and takes any other indexer's as 1.
     */
    private static final class Indexed extends OnePassRealValueDataIndexer {
        private final int[][] contexts;
        private final float[][] values;
        private final int[] outcomes;
        private final int[] seen;
        private final String[] outcomeNames;
        private final String[] featureNames;

        Indexed(List<Vector> items, int[] outcomes, int[] times, String[] outcomeNames, String[] featureNames) {
            this.contexts = items.stream().map(Vector::ids).toArray(int[][]::new);
            this.values = items.stream().map(Vector::values).toArray(float[][]::new);
            this.outcomes = outcomes;
            this.seen = times;
            this.outcomeNames = outcomeNames;
            this.featureNames = featureNames;
        }

        @Override
        public int[][] getContexts() {
            return contexts;
        }

        @Override
        public float[][] getValues() {
            return values;
        }

        @Override
        public int[] getNumTimesEventsSeen() {
            return seen;
        }

        @Override
        public int[] getOutcomeList() {
            return outcomes;
        }

        @Override
        public String[] getPredLabels() {
            return featureNames;
        }

        @Override
        public int[] getPredCounts() {
            return new int[featureNames.length];
        }

        @Override
        public String[] getOutcomeLabels() {
            return outcomeNames;
        }

        @Override
        public int getNumEvents() {
            return contexts.length;
        }
    }
}
