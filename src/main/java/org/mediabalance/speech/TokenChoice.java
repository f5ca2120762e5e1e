package org.mediabalance.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * The most likely next token among those that may stand here. Time marks come in pairs around text and never go back;
 * when all marks together are likelier than any word, a mark it is (the rules of Whisper's own decoder). Holds what was
 * chosen so far for one window; not thread-safe.
 */
final class TokenChoice {
    /** A window begins with speech or not at all: its first mark is within 1 s, as in Whisper's own decoder. */
    private static final int FIRST_MARK_MAX = 50;

    private final WhisperSettings settings;
    private final int lastMark;
    private final List<Integer> chosen = new ArrayList<>();
    private double logProbabilities;

    /** @param seconds length of the window: no mark lies after it */
    TokenChoice(WhisperSettings settings, double seconds) {
        this.settings = settings;
        this.lastMark = settings.firstMark() + (int) Math.ceil(seconds * WhisperOnnx.MARKS_PER_SECOND);
    }

    List<Integer> chosen() {
        return chosen;
    }

    /** Mean natural logarithm of the probabilities of what was chosen; 0 when nothing was. */
    double meanLogProbability() {
        return chosen.isEmpty() ? 0 : logProbabilities / chosen.size();
    }

    /** Chooses and remembers; the end token too. */
    int next(float[] logits) {
        boolean[] allowed = allowed(logits.length);
        double words = logSum(logits, allowed, 0, settings.firstMark());
        double marks = logSum(logits, allowed, settings.firstMark(), logits.length);
        int word = best(logits, allowed, 0, settings.firstMark());
        int mark = best(logits, allowed, settings.firstMark(), logits.length);
        int next = word < 0 || mark >= 0 && marks > logits[word] ? mark : word;
        double all = Math.max(words, marks) + Math.log1p(Math.exp(-Math.abs(words - marks)));
        logProbabilities += logits[next] - (word < 0 ? marks : mark < 0 ? words : all);
        chosen.add(next);
        return next;
    }

    private boolean[] allowed(int tokens) {
        int first = settings.firstMark();
        boolean[] allowed = new boolean[tokens];
        boolean afterMark = !chosen.isEmpty() && chosen.getLast() >= first;
        boolean afterPair = afterMark && (chosen.size() == 1 || chosen.get(chosen.size() - 2) >= first);
        if (!chosen.isEmpty()) {
            for (int token = 0; token < settings.end() && (!afterMark || afterPair); token++) {
                allowed[token] = !settings.suppressed().contains(token);
            }
            allowed[settings.end()] = true;
        }
        int from = chosen.stream().filter(t -> t >= first).reduce((a, b) -> b).map(t -> afterMark ? t : t + 1)
                .orElse(first);
        int to = chosen.isEmpty() ? first + FIRST_MARK_MAX : lastMark;
        for (int mark = from; mark <= Math.min(to, tokens - 1) && !afterPair; mark++) {
            allowed[mark] = true;
        }
        return allowed;
    }

    private static int best(float[] logits, boolean[] allowed, int from, int to) {
        int best = -1;
        for (int i = from; i < to; i++) {
            if (allowed[i] && (best < 0 || logits[i] > logits[best])) {
                best = i;
            }
        }
        return best;
    }

    private static double logSum(float[] logits, boolean[] allowed, int from, int to) {
        int best = best(logits, allowed, from, to);
        if (best < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += allowed[i] ? Math.exp(logits[i] - logits[best]) : 0;
        }
        return logits[best] + Math.log(sum);
    }
}
