package org.mediabalance.balance;

import java.util.Locale;

/**
 * Every rule by which a published figure follows from other figures, named, worded and computable. A report prints the
 * words; a test applies the rule again to the printed inputs.
 */
public enum Formula {
    /** A leaf: how many items a query returns. */
    COUNT("number of items that the query returns", 1) {
        @Override
        Figure compute(double... in) {
            return new Figure.Known(in[0]);
        }
    },
    /** A leaf: the running time, in seconds, of the items a query returns, as far as it is known. */
    SECONDS("seconds of the items that the query returns, without those of unknown length", 1) {
        @Override
        Figure compute(double... in) {
            return new Figure.Known(in[0]);
        }
    },
    /** A leaf: a number fixed beforehand, such as a confidence level. */
    GIVEN("given by the study or the method", 1) {
        @Override
        Figure compute(double... in) {
            return new Figure.Known(in[0]);
        }
    },
    /** Inputs: part, whole. */
    SHARE("part / whole", 2) {
        @Override
        Figure compute(double... in) {
            return in[1] == 0 ? new Figure.NoData("the whole is empty") : new Figure.Known(in[0] / in[1]);
        }
    },
    /** Inputs: pro, contra. */
    DIRECTIONAL_BALANCE("(P - C) / (P + C)", 2) {
        @Override
        Figure compute(double... in) {
            return in[0] + in[1] == 0
                    ? new Figure.NoData("no item takes a side")
                    : new Figure.Known((in[0] - in[1]) / (in[0] + in[1]));
        }
    },
    /** Inputs: pro, contra, neutral. */
    OVERALL_BALANCE("(P - C) / N, N = P + C + neutral", 3) {
        @Override
        Figure compute(double... in) {
            double n = in[0] + in[1] + in[2];
            return n == 0 ? new Figure.NoData("no item is coded") : new Figure.Known((in[0] - in[1]) / n);
        }
    },
    /**
     * Inputs: pro, contra, neutral, non-relevant. The coefficient of imbalance of Janis and Fadner (Psychometrika 8,
     * 1943): average directional content weighted by its share, with r relevant and t total content.
     */
    JANIS_FADNER("(P^2 - PC) / (r t) if P > C, (PC - C^2) / (r t) if C > P, r = P + C + neutral, t = r + non-relevant",
            4) {
        @Override
        Figure compute(double... in) {
            double relevant = in[0] + in[1] + in[2];
            if (relevant == 0) {
                return new Figure.NoData("no item is coded");
            }
            double larger = Math.max(in[0], in[1]);
            return new Figure.Known(larger * (in[0] - in[1]) / (relevant * (relevant + in[3])));
        }
    },
    /** Inputs: neutral, pro, contra. Shannon entropy divided by its maximum, log 3: 0 one class only, 1 all equal. */
    ENTROPY("-sum s log s / log 3, s the shares of the three classes", 3) {
        @Override
        Figure compute(double... in) {
            double n = in[0] + in[1] + in[2];
            if (n == 0) {
                return new Figure.NoData("no item is coded");
            }
            double sum = 0;
            for (double count : in) {
                sum -= count == 0 ? 0 : count / n * Math.log(count / n);
            }
            return new Figure.Known(sum / Math.log(in.length));
        }
    },
    /** Inputs: pro, contra, the share of pro among directional items that the benchmark declares. */
    BENCHMARK_DISTANCE("P / (P + C) - declared share of P", 3) {
        @Override
        Figure compute(double... in) {
            return in[0] + in[1] == 0
                    ? new Figure.NoData("no item takes a side")
                    : new Figure.Known(in[0] / (in[0] + in[1]) - in[2]);
        }
    },
    /** Inputs: part, whole, level. */
    CLOPPER_PEARSON_LOW("lower end of the Clopper-Pearson interval of part / whole at the level", 3) {
        @Override
        Figure compute(double... in) {
            return Intervals.CLOPPER_PEARSON.low(in);
        }
    },
    /** Inputs: part, whole, level. */
    CLOPPER_PEARSON_HIGH("upper end of the Clopper-Pearson interval of part / whole at the level", 3) {
        @Override
        Figure compute(double... in) {
            return Intervals.CLOPPER_PEARSON.high(in);
        }
    },
    /** Inputs: part, whole, level. */
    WILSON_LOW("lower end of the Wilson interval of part / whole at the level", 3) {
        @Override
        Figure compute(double... in) {
            return Intervals.WILSON.low(in);
        }
    },
    /** Inputs: part, whole, level. */
    WILSON_HIGH("upper end of the Wilson interval of part / whole at the level", 3) {
        @Override
        Figure compute(double... in) {
            return Intervals.WILSON.high(in);
        }
    },
    /** Inputs: part, whole, level. */
    JEFFREYS_LOW("lower end of the Jeffreys interval of part / whole at the level", 3) {
        @Override
        Figure compute(double... in) {
            return Intervals.JEFFREYS.low(in);
        }
    },
    /** Inputs: part, whole, level. */
    JEFFREYS_HIGH("upper end of the Jeffreys interval of part / whole at the level", 3) {
        @Override
        Figure compute(double... in) {
            return Intervals.JEFFREYS.high(in);
        }
    },
    /** Inputs: part, whole, level. All three classes hold together at the level (Goodman 1965). */
    GOODMAN_LOW("lower end of Goodman's simultaneous interval of part / whole for three classes at the level", 3) {
        @Override
        Figure compute(double... in) {
            return Intervals.goodman(in, true);
        }
    },
    /** Inputs: part, whole, level. */
    GOODMAN_HIGH("upper end of Goodman's simultaneous interval of part / whole for three classes at the level", 3) {
        @Override
        Figure compute(double... in) {
            return Intervals.goodman(in, false);
        }
    },
    /** Inputs: number of items without a single case, level. The largest share that still gives none by that chance. */
    ZERO_BOUND("1 - (1 - level)^(1 / n)", 2) {
        @Override
        Figure compute(double... in) {
            return in[0] == 0
                    ? new Figure.NoData("no item was looked at")
                    : new Figure.Known(1 - Math.pow(1 - in[1], 1 / in[0]));
        }
    },
    /** Inputs: a zero bound, the share of cases that the coding finds at the least; capped at 1. */
    ZERO_BOUND_BY_SENSITIVITY("bound / lower bound of the share of cases that are found", 2) {
        @Override
        Figure compute(double... in) {
            return in[1] == 0
                    ? new Figure.NoData("no case is sure to be found")
                    : new Figure.Known(Math.min(1, in[0] / in[1]));
        }
    };

    private final String words;
    private final int arity;

    Formula(String words, int arity) {
        this.words = words;
        this.arity = arity;
    }

    /** The rule as a reader sees it. */
    public String words() {
        return words;
    }

    /** The name used in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The figure that follows from the inputs, in the order the rule names them. */
    public Figure apply(double... inputs) {
        if (inputs.length != arity) {
            throw new IllegalArgumentException(this + " takes " + arity + " inputs, not " + inputs.length);
        }
        return compute(inputs);
    }

    abstract Figure compute(double... in);
}
