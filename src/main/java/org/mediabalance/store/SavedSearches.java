package org.mediabalance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The searches of a study that were given a name. Only ever added to. Part of the study's record; thread-safe. */
public final class SavedSearches {
    private final Database database;

    SavedSearches(Database database) {
        this.database = database;
    }

    /** Keeps a search; one that is kept already stays as it is. */
    public void keep(SavedSearch search) {
        database.update("INSERT OR IGNORE INTO saved_search VALUES (?,?,?,?,?)", search.id(), search.name(),
                search.parameters(), search.author().orElse(null), search.at().toString());
    }

    /** Every search kept, newest first. */
    public List<SavedSearch> all() {
        return database.query("SELECT * FROM saved_search ORDER BY at DESC, id", SavedSearches::search);
    }

    /** The search of this id. */
    public Optional<SavedSearch> of(String id) {
        return database.query("SELECT * FROM saved_search WHERE id=?", SavedSearches::search, id).stream().findFirst();
    }

    private static SavedSearch search(ResultSet row) throws SQLException {
        return new SavedSearch(row.getString("id"), row.getString("name"), row.getString("parameters"),
                Optional.ofNullable(row.getString("author")), Instant.parse(row.getString("at")));
    }
}
