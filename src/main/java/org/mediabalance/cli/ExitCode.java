package org.mediabalance.cli;

/** What a command's exit code means; scripts rely on it. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;
    /** Ran, but something is missing or failed. */
    static final int INCOMPLETE = 1;
    /** Wrong usage or bad input. */
    static final int USAGE = 2;
    /** A check did not hold: a figure missed its tolerance, a tally does not add up, a digest differs. */
    static final int CHECK_FAILED = 3;

    private ExitCode() {
    }
}
