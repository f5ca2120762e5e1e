package org.mediabalance.study;

import java.util.List;

/**
 * Bad input by the user: what is wrong, where, and what to do, one line per problem. Commands print the lines and end
 * with exit code 2; it is never a fault of the program.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One problem. */
    public InputException(String line) {
        super(line);
    }

    /** One problem, with the failure that revealed it. */
    public InputException(String line, Throwable cause) {
        super(line, cause);
    }

    /** Several problems, one line each; the list must not be empty. */
    public InputException(List<String> lines) {
        super(String.join("\n", lines));
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an InputException needs at least one line");
        }
    }
}
