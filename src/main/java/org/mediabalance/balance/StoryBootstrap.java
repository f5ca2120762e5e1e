package org.mediabalance.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.mediabalance.study.Stance;

/**
 * Intervals of shares that respect copies: whole stories are resampled, since four copies of one agency text are not four
 * independent items (percentile bootstrap over clusters; Davison and Hinkley 1997, section 3.8). A class without items
 * has no bootstrap interval; its bound by stories is {@link Formula#ZERO_BOUND}. Not safe for several threads.
 */
public final class StoryBootstrap {
    /** Replicates: 2,000 fix the ends of a 95 % interval to about a twentieth of its width. */
    static final int REPLICATES = 2_000;
    /** Above this many stories copies hardly matter for the width and resampling is slow. */
    private static final int STORIES_MAX = 5_000;

    private final List<long[]> stories = new ArrayList<>();
    private String lastStory = "";
    private boolean tooMany;

    /** Counts one item; items come in the order of {@link Tabulation#ORDER}. Uncoded items are passed over. */
    public void add(CodedItem item) {
        if (item.stance().isEmpty() || tooMany) {
            return;
        }
        if (stories.isEmpty() || !item.story().equals(lastStory)) {
            lastStory = item.story();
            stories.add(new long[Stance.values().length]);
        }
        stories.getLast()[item.stance().get().ordinal()]++;
        if (stories.size() > STORIES_MAX) {
            tooMany = true;
            stories.clear();
        }
    }

    /**
     * The interval of the share of a class; the same items and seed give the same interval. Empty when no item has the
     * class, when there are fewer than two stories, or more than can be resampled.
     */
    public Optional<Interval> interval(Stance stance, double level, long seed) {
        int k = stance.ordinal();
        if (tooMany || stories.size() < 2 || stories.stream().mapToLong(story -> story[k]).sum() == 0) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] shares = new double[REPLICATES];
        for (int r = 0; r < REPLICATES; r++) {
            long part = 0;
            long whole = 0;
            for (int s = 0; s < stories.size(); s++) {
                long[] story = stories.get(random.nextInt(stories.size()));
                part += story[k];
                whole += story[0] + story[1] + story[2];
            }
            shares[r] = (double) part / whole;
        }
        Arrays.sort(shares);
        int cut = (int) Math.floor((1 - level) / 2 * REPLICATES);
        return Optional.of(new Interval(shares[cut], shares[REPLICATES - 1 - cut]));
    }
}
