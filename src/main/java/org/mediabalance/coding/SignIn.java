package org.mediabalance.coding;

import java.time.Duration;

/** What came of trying to sign in or to join. */
public sealed interface SignIn {
    /** Signed in. */
    record Done(Session session) implements SignIn {}

    /** Name or password are not right; which of them is not said. */
    record Wrong() implements SignIn {}

    /** Too many wrong tries. */
    record TooMany(Duration delay) implements SignIn {}

    /** The link is not valid, used already or too old. */
    record NoInvitation() implements SignIn {}

    /** The name cannot be used: empty, too long, with letters that names do not have, or taken. */
    record BadName() implements SignIn {}

    /** The password is shorter than {@link Coders#PASSWORD_MIN} or longer than {@link Coders#PASSWORD_MAX}. */
    record BadPassword() implements SignIn {}
}
