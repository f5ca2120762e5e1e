package org.mediabalance.stance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.maxent.io.BinaryQNModelReader;
import opennlp.tools.ml.maxent.io.BinaryQNModelWriter;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.TrainingParameters;
import org.mediabalance.stance.Vocabulary.Vector;

/**
 * A maximum entropy model over real-valued features, trained by OpenNLP's L-BFGS with an L2 penalty. Immutable; OpenNLP
 * evaluates it without shared state, so threads may share it.
 */
final class Maxent {
    private final AbstractModel model;
    private final Vocabulary vocabulary;
    private final String[] names;

    private Maxent(AbstractModel model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
        this.names = vocabulary.names();
    }

    /**
     * @param penalty of the squared weights; larger means smoother
     * @param iterations at most; L-BFGS usually stops earlier
     */
    static Maxent train(List<Vector> items, int[] outcomes, String[] outcomeNames, Vocabulary vocabulary,
            double penalty, int iterations) {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(QNTrainer.L1COST_PARAM, 0.0);
        parameters.put(QNTrainer.L2COST_PARAM, penalty);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, iterations);
        QNTrainer trainer = new QNTrainer(parameters);
        trainer.init(parameters, new java.util.HashMap<>());
        return new Maxent(
                trainer.trainModel(iterations, new Indexed(items, outcomes, outcomeNames, vocabulary.names())),
                vocabulary);
    }

    /** Probabilities in the order of the outcome names given in training. */
    double[] probabilities(Vector item) {
        String[] context = Arrays.stream(item.ids()).mapToObj(id -> names[id]).toArray(String[]::new);
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

    void write(DataOutputStream out) throws IOException {
        vocabulary.write(out);
        new BinaryQNModelWriter(model, out).persist();
    }

    static Maxent read(DataInputStream in) throws IOException {
        Vocabulary vocabulary = Vocabulary.read(in);
        return new Maxent(new BinaryQNModelReader(in).getModel(), vocabulary);
    }

    /** Vectors handed to OpenNLP as they are; its own indexers would turn each feature into a string event first. */
    private static final class Indexed implements DataIndexer {
        private final int[][] contexts;
        private final float[][] values;
        private final int[] outcomes;
        private final int[] seen;
        private final String[] outcomeNames;
        private final String[] featureNames;

        Indexed(List<Vector> items, int[] outcomes, String[] outcomeNames, String[] featureNames) {
            this.contexts = items.stream().map(Vector::ids).toArray(int[][]::new);
            this.values = items.stream().map(Vector::values).toArray(float[][]::new);
            this.outcomes = outcomes;
            this.seen = new int[items.size()];
            Arrays.fill(seen, 1);
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

        @Override
        public void init(TrainingParameters parameters, Map<String, String> report) {
            // Nothing to set: the vectors are final.
        }

        @Override
        public void index(ObjectStream<Event> events) {
            throw new UnsupportedOperationException("already indexed");
        }
    }
}
