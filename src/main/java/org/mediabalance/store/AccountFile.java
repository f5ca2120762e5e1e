package org.mediabalance.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who may sign in: {@code accounts.db} beside the record and apart from it, readable by its owner only, so that a study
 * can be handed on without it. Of links and sessions it holds digests only. Thread-safe.
 */
public final class AccountFile implements AutoCloseable {
    private static final String LEAD = "lead";

    private final Database database;

    private AccountFile(Database database) {
        this.database = database;
    }

    /** Opens the accounts of a study, making the file first if need be. */
    public static AccountFile open(StudyDirectory directory) {
        Path file = directory.root().resolve("accounts.db");
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (FileAlreadyExistsException e) {
            // made by an earlier start
        } catch (IOException e) {
            throw StudyDirectory.unwritable(file, e);
        }
        return new AccountFile(new Database(file, List.of(StudyRecord.script("accounts-1.sql"))));
    }

    /** Every account by name. */
    public List<Account> accounts() {
        return database.query("SELECT * FROM account ORDER BY name", AccountFile::account);
    }

    /** The account of this name. */
    public Optional<Account> account(String name) {
        return database.query("SELECT * FROM account WHERE name=?", AccountFile::account, name).stream().findFirst();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getString("name"), row.getString("role").equals(LEAD), row.getString("password"),
                row.getInt("active") == 1, Instant.parse(row.getString("at")));
    }

    /** Adds an account, or gives one its new password; uses the invitation up. False when it was used up already. */
    public boolean join(String tokenDigest, Account account) {
        boolean[] joined = {false};
        database.transaction(() -> {
            joined[0] = database.update("DELETE FROM invitation WHERE token=?", tokenDigest) == 1;
            if (joined[0]) {
                database.update("INSERT INTO account (name, role, password, active, at) VALUES (?,?,?,1,?)"
                        + " ON CONFLICT (name) DO UPDATE SET role=excluded.role, password=excluded.password, active=1",
                        account.name(), role(account.lead()), account.password(), account.since().toString());
                database.update("DELETE FROM session WHERE name=?", account.name());
            }
        });
        return joined[0];
    }

    /** Ends an account: it cannot sign in any more and its sessions end. Its codes stay. */
    public void deactivate(String name) {
        database.transaction(() -> {
            database.update("UPDATE account SET active=0 WHERE name=?", name);
            database.update("DELETE FROM session WHERE name=?", name);
            database.update("DELETE FROM invitation WHERE name=?", name);
        });
    }

    /** Stores an invitation; an earlier one for the same name, or for the same lack of one, ends. */
    public void invite(String tokenDigest, Invitation invitation) {
        database.transaction(() -> {
            database.update("DELETE FROM invitation WHERE name IS ?", invitation.name().orElse(null));
            database.update("INSERT INTO invitation VALUES (?,?,?,?)", tokenDigest, invitation.name().orElse(null),
                    role(invitation.lead()), invitation.expires().toString());
        });
    }

    /** The invitation of this token, used up or not found: empty. */
    public Optional<Invitation> invitation(String tokenDigest) {
        return database.query("SELECT * FROM invitation WHERE token=?",
                row -> new Invitation(Optional.ofNullable(row.getString("name")), row.getString("role").equals(LEAD),
                        Instant.parse(row.getString("expires_at"))),
                tokenDigest).stream().findFirst();
    }

    /** Begins a session; those that ended before {@code now} are forgotten. */
    public void begin(String tokenDigest, String name, Instant expires, Instant now) {
        database.update("DELETE FROM session WHERE expires_at < ?", now.toString());
        database.update("INSERT INTO session VALUES (?,?,?)", tokenDigest, name, expires.toString());
    }

    /** Ends a session. */
    public void end(String tokenDigest) {
        database.update("DELETE FROM session WHERE token=?", tokenDigest);
    }

    /** Who is signed in under this token at this time. */
    public Optional<Account> signedIn(String tokenDigest, Instant now) {
        return database.query(
                "SELECT a.* FROM session s JOIN account a ON a.name = s.name"
                        + " WHERE s.token=? AND s.expires_at > ? AND a.active=1",
                AccountFile::account, tokenDigest, now.toString()).stream().findFirst();
    }

    private static String role(boolean lead) {
        return lead ? LEAD : "coder";
    }

    @Override
    public void close() {
        database.close();
    }
}
