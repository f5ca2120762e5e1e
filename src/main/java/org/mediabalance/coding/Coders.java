package org.mediabalance.coding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mediabalance.store.Account;
import org.mediabalance.store.AccountFile;
import org.mediabalance.store.Invitation;

/**
 * The people of a study: they join by a link that works once, sign in with a password, and are known by a session's
 * token afterwards. Links and tokens are 256 random bits and stand in the file as digests only. Thread-safe.
 */
public final class Coders {
    /** NIST SP 800-63B (2024) asks for 8 at least and 15 where nothing else is asked; length alone is judged. */
    public static final int PASSWORD_MIN = 10;
    /** Longer ones only cost time. */
    public static final int PASSWORD_MAX = 200;
    /** A team sets up within days. */
    private static final Duration INVITATION = Duration.ofDays(7);
    /** A working day; the next one begins with signing in. */
    public static final Duration SESSION = Duration.ofHours(12);
    private static final int FAILURES_PER_NAME = 10;
    /** A whole team may sit behind one address. */
    private static final int FAILURES_PER_ADDRESS = 50;
    /** Letters of any script, digits, and a few signs inside: fits files, queries and addresses. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._-]{0,38}[\\p{L}\\p{N}])?");
    private static final int TOKEN_BYTES = 32;

    private final AccountFile file;
    private final Passwords passwords = new Passwords();
    private final Attempts byName = new Attempts(FAILURES_PER_NAME);
    private final Attempts byAddress = new Attempts(FAILURES_PER_ADDRESS);
    private final SecureRandom random = new SecureRandom();

    public Coders(AccountFile file) {
        this.file = file;
    }

    /** Everyone who ever joined, by name. */
    public List<Account> all() {
        return file.accounts();
    }

    /** Whether anyone can run the coding; while nobody can, a first link is needed. */
    public boolean haveLead() {
        return all().stream().anyMatch(account -> account.active() && account.lead());
    }

    /** Whether this can be someone's name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Makes a link's token; an earlier one for the same name ends.
     *
     * @param name who it is for, or empty if the person chooses
     */
    public String invite(Optional<String> name, boolean lead, Instant now) {
        name.filter(n -> !isName(n)).ifPresent(n -> {
            throw new IllegalArgumentException("'" + n + "' cannot be a name");
        });
        String token = token();
        file.invite(digest(token), new Invitation(name, lead, now.plus(INVITATION)));
        return token;
    }

    /** The invitation behind a link; empty when it is used, too old or was never made. */
    public Optional<Invitation> invitation(String token, Instant now) {
        return file.invitation(digest(token)).filter(invitation -> now.isBefore(invitation.expires()));
    }

    /** Uses an invitation up: the person has an account with this password from now on, and is signed in. */
    public SignIn join(String token, String wantedName, String password, Instant now) {
        Optional<Invitation> invitation = invitation(token, now);
        if (invitation.isEmpty()) {
            return new SignIn.NoInvitation();
        }
        String name = invitation.get().name().orElse(wantedName.strip());
        // A link made for a name may give that account a new password; a name one chooses must be free.
        if (!isName(name) || invitation.get().name().isEmpty() && file.account(name).isPresent()) {
            return new SignIn.BadName();
        }
        if (password.length() < PASSWORD_MIN || password.length() > PASSWORD_MAX) {
            return new SignIn.BadPassword();
        }
        Account account = new Account(name, invitation.get().lead(), passwords.hash(password), true, now);
        return file.join(digest(token), account) ? begin(account, now) : new SignIn.NoInvitation();
    }

    /** Signs in; {@code address} is where the request comes from. */
    public SignIn signIn(String name, String password, String address, Instant now) {
        Duration delay = byName.delay(name, now).compareTo(byAddress.delay(address, now)) > 0
                ? byName.delay(name, now)
                : byAddress.delay(address, now);
        if (delay.isPositive()) {
            return new SignIn.TooMany(delay);
        }
        Optional<Account> account = file.account(name).filter(Account::active);
        boolean right = password.length() <= PASSWORD_MAX
                && passwords.matches(password, account.map(Account::password)) && account.isPresent();
        if (!right) {
            byName.failed(name, now);
            byAddress.failed(address, now);
            return new SignIn.Wrong();
        }
        byName.succeeded(name);
        return begin(account.get(), now);
    }

    private SignIn begin(Account account, Instant now) {
        String token = token();
        file.begin(digest(token), account.name(), now.plus(SESSION), now);
        return new SignIn.Done(session(token, account));
    }

    /** Who has this token; empty when the session has ended. */
    public Optional<Session> session(String token, Instant now) {
        return file.signedIn(digest(token), now).map(account -> session(token, account));
    }

    private static Session session(String token, Account account) {
        return new Session(token, account.name(), account.lead(), digest("form " + token));
    }

    /** Ends a session. */
    public void signOut(Session session) {
        file.end(digest(session.token()));
    }

    /** Ends an account; codes given stay. */
    public void deactivate(String name) {
        file.deactivate(name);
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
