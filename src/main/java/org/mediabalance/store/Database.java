package org.mediabalance.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediabalance.study.InputException;

/**
 * One SQLite file with its migrations. WAL mode, and a commit reaches the disk before it returns, so that a killed
 * process loses nothing it was told is stored. All access goes through one connection, one caller at a time; thread-safe.
 */
final class Database implements AutoCloseable {
    private static final int BUSY_MILLIS = 10_000;
    /** Holds the ends of all indexes that hundreds of hosts write to in turn, four pages of 4 KiB for each. */
    private static final int CACHE_KIBIBYTES = 16 * 1024;

    /** Turns a row into a value. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Work done inside one transaction. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /**
     * @param migrations the scripts that lead from version 0 to the newest, in order; each runs once
     */
    Database(Path file, List<String> migrations) {
        this.file = file;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout=" + BUSY_MILLIS);
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("PRAGMA foreign_keys=ON");
                statement.execute("PRAGMA cache_size=-" + CACHE_KIBIBYTES);
            }
            migrate(migrations);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void migrate(List<String> migrations) throws SQLException {
        int version = query("PRAGMA user_version", row -> row.getInt(1)).getFirst();
        if (version > migrations.size()) {
            throw new InputException(file + ": written by a newer MediaBalance (version " + version
                    + "); use that one, the file was not touched");
        }
        for (int next = version; next < migrations.size(); next++) {
            String script = migrations.get(next);
            int reached = next + 1;
            transaction(() -> {
                try (Statement statement = connection.createStatement()) {
                    for (String part : script.split(";")) {
                        if (!part.isBlank()) {
                            statement.execute(part);
                        }
                    }
                    statement.execute("PRAGMA user_version=" + reached);
                }
            });
        }
    }

    /** Runs the work in a transaction, which joins one that the caller is in already. */
    synchronized void transaction(Work work) {
        try {
            if (!connection.getAutoCommit()) {
                work.run();
                return;
            }
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    synchronized int update(String sql, Object... values) {
        try {
            return prepared(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    synchronized <T> List<T> query(String sql, Row<T> row, Object... values) {
        try (ResultSet rows = prepared(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The texts are a few dozen constants, so each is compiled once and kept until the connection is closed. */
    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private InputException failure(SQLException e) {
        return StudyDirectory.unwritable(file, new IOException(e.getMessage(), e));
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
