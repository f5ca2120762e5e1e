package org.mediabalance.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/** The machine's codes: derived, so the file can be deleted and filled again. Thread-safe. */
public final class DerivedCodes implements AutoCloseable {
    /** Of the whole file, which holds transcripts too. */
    static final List<String> MIGRATIONS = List.of(StudyRecord.script("derived-1.sql"),
            StudyRecord.script("derived-2.sql"));

    private final Database database;

    private DerivedCodes(Database database) {
        this.database = database;
    }

    /** Opens the file, making it first if need be. */
    public static DerivedCodes open(Path file) {
        return new DerivedCodes(new Database(file, MIGRATIONS));
    }

    /** Stores what one model said of items, replacing what the same model said before; one transaction. */
    public void store(List<MachineCode> codes) {
        database.transaction(() -> {
            for (MachineCode code : codes) {
                database.update("INSERT OR REPLACE INTO machine_code VALUES (?,?,?,?,?,?,?,?)", code.item(),
                        code.model(), code.stance().label(), code.code().label(), code.pro(), code.contra(),
                        code.neutral(), Json.evidence(code.evidence()));
            }
        });
    }

    /** What this model said, by item id. */
    public List<MachineCode> of(String model) {
        return database.query("SELECT * FROM machine_code WHERE model=? ORDER BY item", DerivedCodes::code, model);
    }

    /** What each model said of this item, the one that spoke last first. */
    public List<MachineCode> ofItem(String item) {
        return database.query("SELECT * FROM machine_code WHERE item=? ORDER BY rowid DESC", DerivedCodes::code, item);
    }

    private static MachineCode code(ResultSet row) throws SQLException {
        return new MachineCode(row.getString("item"), row.getString("model"),
                Stance.of(row.getString("stance")), Code.of(row.getString("code")), row.getDouble("pro"),
                row.getDouble("contra"), row.getDouble("neutral"), Json.evidence(row.getString("evidence")));
    }

    /** What the model that spoke last said; nothing when none has. */
    public static List<MachineCode> newest(Path file) {
        try (DerivedCodes derived = open(file)) {
            return derived.database
                    .query("SELECT model FROM machine_code ORDER BY rowid DESC LIMIT 1", row -> row.getString(1))
                    .stream().findFirst().map(derived::of).orElse(List.of());
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
