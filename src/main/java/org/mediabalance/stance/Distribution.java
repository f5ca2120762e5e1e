package org.mediabalance.stance;

import java.util.List;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/** Probabilities of the codes a model knows, read as relevance and as stance among the relevant. */
record Distribution(List<Code> codes, double[] probabilities) {

    double code(Code code) {
        int at = codes.indexOf(code);
        return at < 0 ? 0 : probabilities[at];
    }

    double relevance() {
        return 1 - code(Code.NOT_RELEVANT);
    }

    /** Probability of the stance given that the item is relevant. */
    double stance(Stance stance) {
        double all = 0;
        double side = 0;
        for (int i = 0; i < probabilities.length; i++) {
            var of = codes.get(i).stance();
            if (of.isPresent()) {
                all += probabilities[i];
                side += of.get() == stance ? probabilities[i] : 0;
            }
        }
        return all > 0 ? side / all : 1.0 / Stance.values().length;
    }

    StancePrediction prediction(Leaning leaning, List<Evidence> evidence, List<String> notes) {
        Stance best = Stance.NEUTRAL;
        for (Stance stance : Stance.values()) {
            best = leaning.favour(stance, stance(stance)) > leaning.favour(best, stance(best)) ? stance : best;
        }
        boolean relevant = relevance() >= 0.5;
        double pro = stance(Stance.PRO);
        double contra = stance(Stance.CONTRA);
        double neutral = stance(Stance.NEUTRAL) == 0 ? 0 : Math.max(0, 1 - pro - contra);
        return new StancePrediction(relevant, relevance(), best, pro, contra, neutral,
                relevant ? best(best) : Code.NOT_RELEVANT, evidence, notes);
    }

    private Code best(Stance stance) {
        Code best = stance == Stance.PRO ? Code.PRO : stance == Stance.CONTRA ? Code.CONTRA : Code.NO_POSITION;
        return stance == Stance.NEUTRAL && code(Code.MIXED) > code(Code.NO_POSITION) ? Code.MIXED : best;
    }
}
