package org.mediabalance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mediabalance.study.Code;
import org.mediabalance.study.Item;

/**
 * The part of the record that says who was given what to code and what came of it. Facts are only added: taking a code
 * back is a fact too. Codes of control items are kept apart from those of items. Each method is one transaction that is
 * on disk when it returns. Thread-safe.
 */
public final class CodingRecord {
    private static final String ASSIGNMENT = "a.seq AS number, a.subject, a.coder, a.stream, a.round AS task_round,"
            + " a.at AS given_at";

    private final Database database;

    CodingRecord(Database database) {
        this.database = database;
    }

    // ---- plan and control items

    /** Puts a plan into force. */
    public void plan(CodingPlan plan) {
        database.update(
                "INSERT INTO coding_plan (seed, double_share, useful_share, control_share, retrain_every, author, at)"
                        + " VALUES (?,?,?,?,?,?,?)",
                plan.seed(), plan.doubleShare(), plan.usefulShare(), plan.controlShare(), plan.retrainEvery(),
                plan.author(), plan.at().toString());
    }

    /** The plan in force; empty before coding was set up. */
    public Optional<CodingPlan> plan() {
        return database.query("SELECT * FROM coding_plan ORDER BY seq DESC LIMIT 1",
                row -> new CodingPlan(row.getLong("seed"), row.getDouble("double_share"),
                        row.getDouble("useful_share"), row.getDouble("control_share"), row.getInt("retrain_every"),
                        row.getString("author"), Instant.parse(row.getString("at"))))
                .stream().findFirst();
    }

    /** Adds control items; one that is there already, by its id, stays as it is. */
    public void controls(List<ControlItem> controls) {
        database.transaction(() -> {
            for (ControlItem control : controls) {
                database.update("INSERT OR IGNORE INTO control_item VALUES (?,?,?,?,?)", control.item().id(),
                        Json.item(control.item()), control.code().label(), control.author(), control.at().toString());
            }
        });
    }

    /** Every control item in the order added. */
    public List<ControlItem> controls() {
        return database.query("SELECT * FROM control_item ORDER BY rowid",
                row -> new ControlItem(Json.item(row.getString("item")), Code.of(row.getString("code")),
                        row.getString("author"), Instant.parse(row.getString("at"))));
    }

    // ---- assignments

    /** Gives an item to a coder. */
    public Assignment assign(String subject, String coder, TaskStream stream, String round, Instant at) {
        List<Assignment> made = new ArrayList<>();
        database.transaction(() -> {
            database.update("INSERT INTO assignment (subject, coder, stream, round, at) VALUES (?,?,?,?,?)", subject,
                    coder, stream.label(), round, at.toString());
            long number = database.query("SELECT last_insert_rowid()", row -> row.getLong(1)).getFirst();
            made.add(new Assignment(number, subject, coder, stream, round, at));
        });
        return made.getFirst();
    }

    /** Takes a coder's unanswered assignments away, so that others get the items. */
    public void release(String coder, String author, Instant at) {
        database.update("INSERT INTO assignment_released SELECT a.seq, ?, ? FROM assignment a WHERE a.coder=?"
                + " AND a.seq NOT IN (SELECT assignment FROM assignment_released)"
                + " AND a.seq NOT IN (SELECT assignment FROM assigned_code WHERE human_code NOT IN"
                + " (SELECT human_code FROM code_undone))"
                + " AND a.seq NOT IN (SELECT assignment FROM control_code WHERE undone_at IS NULL)", author,
                at.toString(), coder);
    }

    /** Every assignment that was not released, in the order given. */
    public List<Assignment> assignments() {
        return database.query("SELECT " + ASSIGNMENT + " FROM assignment a"
                + " WHERE a.seq NOT IN (SELECT assignment FROM assignment_released) ORDER BY a.seq",
                CodingRecord::assignment);
    }

    /** Every assignment that its coder left unanswered and that was released. */
    public List<Assignment> released() {
        return database.query("SELECT " + ASSIGNMENT + " FROM assignment a"
                + " JOIN assignment_released r ON r.assignment = a.seq ORDER BY a.seq", CodingRecord::assignment);
    }

    // ---- answers

    /**
     * Stores the answer to an assignment of an item.
     *
     * @return its number
     */
    public long answer(Assignment assignment, HumanCode code, List<CodeEvidence> evidence) {
        List<Long> number = new ArrayList<>();
        database.transaction(() -> {
            StudyRecord.insert(database, code);
            number.addAll(database.query("SELECT last_insert_rowid()", row -> row.getLong(1)));
            database.update("INSERT INTO assigned_code VALUES (?,?)", number.getFirst(), assignment.number());
            evidence(number.getFirst(), evidence);
        });
        return number.getFirst();
    }

    private void evidence(long code, List<CodeEvidence> evidence) {
        for (CodeEvidence part : evidence) {
            database.update("INSERT INTO code_evidence VALUES (?,?,?,?)", code, part.cue() ? "cue" : "text",
                    part.start(), part.end());
        }
    }

    /**
     * Stores the answer to an assignment of a control item, apart from the codes of items.
     *
     * @return its number
     */
    public long answerControl(Assignment assignment, Code code, String note, Instant at) {
        List<Long> number = new ArrayList<>();
        database.transaction(() -> {
            database.update("INSERT INTO control_code (assignment, code, note, at) VALUES (?,?,?,?)",
                    assignment.number(), code.label(), note, at.toString());
            number.addAll(database.query("SELECT last_insert_rowid()", row -> row.getLong(1)));
        });
        return number.getFirst();
    }

    /** Takes an answer back; it stays in the record, marked as taken back. */
    public void undo(AssignedCode answer, String author, Instant at) {
        if (answer.assignment().stream() == TaskStream.CONTROL) {
            database.update("UPDATE control_code SET undone_at=? WHERE seq=? AND undone_at IS NULL", at.toString(),
                    answer.number());
        } else {
            database.update("INSERT OR IGNORE INTO code_undone VALUES (?,?,?)", answer.number(), author,
                    at.toString());
        }
    }

    /** The answers in force to assignments of items, in the order given. */
    public List<AssignedCode> answers() {
        Map<Long, List<CodeEvidence>> evidence = evidence().stream()
                .collect(Collectors.groupingBy(Cited::code, Collectors.mapping(Cited::place, Collectors.toList())));
        return database.query("SELECT h.seq AS answer, h.code, h.note, h.at, " + ASSIGNMENT
                + " FROM human_code h JOIN assigned_code c ON c.human_code = h.seq"
                + " JOIN assignment a ON a.seq = c.assignment"
                + " WHERE h.seq NOT IN (SELECT human_code FROM code_undone) ORDER BY h.seq",
                row -> answer(row, evidence.getOrDefault(row.getLong("answer"), List.of())));
    }

    /** The answers in force to assignments of control items, in the order given. */
    public List<AssignedCode> controlAnswers() {
        return database.query("SELECT h.seq AS answer, h.code, h.note, h.at, " + ASSIGNMENT
                + " FROM control_code h JOIN assignment a ON a.seq = h.assignment WHERE h.undone_at IS NULL"
                + " ORDER BY h.seq", row -> answer(row, List.of()));
    }

    private record Cited(long code, CodeEvidence place) {}

    private List<Cited> evidence() {
        return database.query("SELECT * FROM code_evidence ORDER BY rowid",
                row -> new Cited(row.getLong("human_code"), new CodeEvidence(row.getString("kind").equals("cue"),
                        row.getLong("start"), row.getLong("end"))));
    }

    private static AssignedCode answer(ResultSet row, List<CodeEvidence> evidence) throws SQLException {
        return new AssignedCode(row.getLong("answer"), assignment(row), Code.of(row.getString("code")),
                row.getString("note"), evidence, Instant.parse(row.getString("at")));
    }

    private static Assignment assignment(ResultSet row) throws SQLException {
        return new Assignment(row.getLong("number"), row.getString("subject"), row.getString("coder"),
                TaskStream.of(row.getString("stream")), row.getString("task_round"),
                Instant.parse(row.getString("given_at")));
    }

    /** The item of this id as processed last; empty when there is none. */
    public Optional<Item> item(String id) {
        return database.query("SELECT item FROM item WHERE id=? AND item IS NOT NULL", row -> row.getString(1), id)
                .stream().findFirst().map(Json::item);
    }

    /** Every item that may be coded, that is relevant and distinct, by id: what a queue needs to know of it. */
    public List<CodableItem> codable() {
        return database.query("SELECT id, outlet FROM item WHERE state='distinct' ORDER BY id",
                row -> new CodableItem(row.getString(1), row.getString(2)));
    }
}
