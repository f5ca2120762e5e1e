package org.mediabalance.coding;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Keeps passwords as Argon2id hashes. Thread-safe; a few at a time, because each takes memory on purpose. */
final class Passwords {
    /** 19 MiB, two passes, one lane: the least that OWASP's password storage cheat sheet (2024) asks for. */
    private static final Argon2Function FUNCTION = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int AT_ONCE = 4;

    private final Semaphore turns = new Semaphore(AT_ONCE);
    /** Checked against when there is no such account, so that the time taken does not tell names that exist. */
    private final String nobody = hash("nobody's password");

    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt().with(FUNCTION).getResult();
        } finally {
            turns.release();
        }
    }

    /** Whether the password is the hashed one; without a hash it is not, after the same time. */
    boolean matches(String password, Optional<String> hash) {
        String compared = hash.orElse(nobody);
        turns.acquireUninterruptibly();
        try {
            return Password.check(password, compared).with(Argon2Function.getInstanceFromHash(compared))
                    && hash.isPresent();
        } finally {
            turns.release();
        }
    }
}
