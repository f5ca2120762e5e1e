package org.mediabalance.speech;

import java.util.List;

/**
 * A recogniser that has lost the sound says the same again and again: how much of what it said to keep. People repeat a
 * word two or three times, so a period of up to 8 tokens counts as a loop from the fourth time on and 10 tokens in all.
 */
final class Repetition {
    private static final int PERIOD_MAX = 8;
    private static final int TIMES_MIN = 4;
    private static final int TOKENS_MIN = 10;

    private Repetition() {
    }

    /**
     * How many of the tokens come before the loop at their end, with its first round; all when they end in no loop, none
     * when there is nothing but the loop.
     */
    static int kept(List<?> tokens) {
        for (int period = 1; period <= PERIOD_MAX; period++) {
            int start = tokens.size() - period;
            while (start > 0 && start - 1 + period < tokens.size()
                    && tokens.get(start - 1).equals(tokens.get(start - 1 + period))) {
                start--;
            }
            int looped = tokens.size() - Math.max(start, 0);
            if (looped >= TOKENS_MIN && looped / period >= TIMES_MIN) {
                return start <= 0 ? 0 : start + period;
            }
        }
        return tokens.size();
    }
}
