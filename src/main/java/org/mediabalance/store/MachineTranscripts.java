package org.mediabalance.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What machines heard in clips and read off their pictures: derived, so the file can be deleted and filled again. Thread-safe. */
public final class MachineTranscripts implements AutoCloseable {
    private final Database database;

    private MachineTranscripts(Database database) {
        this.database = database;
    }

    /** Opens the file of derived data, making it first if need be. */
    public static MachineTranscripts open(Path derived) {
        return new MachineTranscripts(new Database(derived, DerivedCodes.MIGRATIONS));
    }

    /** Stores a finished transcript, replacing what the same weights heard before; on disk when it returns. */
    public void store(MachineTranscript transcript) {
        database.update("INSERT OR REPLACE INTO transcript VALUES (?,?,?,?,?,?)", transcript.item(), transcript.model(),
                transcript.digest(), transcript.language(), transcript.outcome(), Json.cues(transcript.cues()));
    }

    /** All transcripts in the order they were finished: of an item heard by several models, the last is the newest. */
    public List<MachineTranscript> all() {
        return database.query("SELECT * FROM transcript ORDER BY rowid", MachineTranscripts::transcript);
    }

    /** The transcripts of this item in the order they were finished. */
    public List<MachineTranscript> of(String item) {
        return database.query("SELECT * FROM transcript WHERE item=? ORDER BY rowid", MachineTranscripts::transcript,
                item);
    }

    private static MachineTranscript transcript(ResultSet row) throws SQLException {
        return new MachineTranscript(row.getString("item"), row.getString("model"), row.getString("digest"),
                row.getString("language"), row.getString("outcome"), Json.cues(row.getString("cues")));
    }

    @Override
    public void close() {
        database.close();
    }
}
