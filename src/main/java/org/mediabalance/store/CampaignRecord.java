package org.mediabalance.store;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a campaign that is crawled again and again leaves behind: every poll of every source, every later look at a page,
 * every alert. Only ever added to, but for the finding of a look that was not compared yet. Part of the study's record;
 * thread-safe.
 */
public final class CampaignRecord {
    private final Database database;

    CampaignRecord(Database database) {
        this.database = database;
    }

    // ---- polls

    /** Adds a poll, compared with the source's last successful one. */
    public SourcePoll polled(SourceWalk walk) {
        SourcePoll[] poll = new SourcePoll[1];
        database.transaction(() -> {
            Optional<Members> before = members(walk.source());
            Members now = Members.of(walk.named());
            if (walk.unchanged()) {
                now = now.and(before.orElse(Members.NONE));
            }
            boolean ok = walk.outcome().equals(ListPoll.OK);
            Members seen = now;
            poll[0] = new SourcePoll(walk.source(), walk.outlet(), walk.channel(), walk.at(), walk.outcome(),
                    walk.reach(), now.size(), walk.fresh(),
                    before.map(b -> OptionalInt.of(seen.shared(b))).orElse(OptionalInt.empty()), ok ? now.digest() : "",
                    walk.oldest(), walk.newest());
            insert(poll[0]);
            if (ok) {
                database.update("INSERT OR REPLACE INTO source VALUES (?,?)", walk.source().toString(), now.bytes());
            }
        });
        return poll[0];
    }

    private void insert(SourcePoll poll) {
        database.update(
                "INSERT INTO poll (source, outlet, channel, at, outcome, reach, entries, fresh, shared, digest, oldest,"
                        + " newest) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                poll.source().toString(), poll.outlet(), poll.channel(), poll.at().toString(), poll.outcome(),
                poll.reach().label(), poll.entries(), poll.fresh(),
                poll.shared().isPresent() ? poll.shared().getAsInt() : null, poll.digest(),
                poll.oldest().map(Instant::toString).orElse(null), poll.newest().map(Instant::toString).orElse(null));
    }

    private Optional<Members> members(URI source) {
        return database.query("SELECT members FROM source WHERE url=?", row -> Members.of(row.getBytes(1)),
                source.toString()).stream().findFirst();
    }

    /** How many of these addresses the source's last successful poll named. */
    public int shared(URI source, List<URI> urls) {
        return members(source).map(before -> Members.of(urls).shared(before)).orElse(0);
    }

    /** Every poll in the order made. */
    public List<SourcePoll> polls() {
        return database.query("SELECT * FROM poll ORDER BY seq", CampaignRecord::poll);
    }

    /** Every source of the outlet that was ever polled. */
    public List<URI> sources(String outlet) {
        return database.query("SELECT DISTINCT source FROM poll WHERE outlet=? ORDER BY source",
                row -> URI.create(row.getString(1)), outlet);
    }

    /** The source's polls from the newest back, at most this many. */
    public List<SourcePoll> lastPolls(URI source, int most) {
        return database.query("SELECT * FROM poll WHERE source=? ORDER BY seq DESC LIMIT ?", CampaignRecord::poll,
                source.toString(), most);
    }

    private static SourcePoll poll(ResultSet row) throws SQLException {
        row.getInt("shared");
        OptionalInt shared = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(row.getInt("shared"));
        return new SourcePoll(URI.create(row.getString("source")), row.getString("outlet"), row.getString("channel"),
                Instant.parse(row.getString("at")), row.getString("outcome"), Reach.of(row.getString("reach")),
                row.getInt("entries"), row.getInt("fresh"), shared, row.getString("digest"), instant(row, "oldest"),
                instant(row, "newest"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(Instant::parse);
    }

    // ---- captures

    /** Adds a later look at a page; its number is ignored. */
    public void lookedAgain(Recapture look) {
        database.update(
                "INSERT INTO capture (url, at, finding, reason, warc_file, warc_offset, digest) VALUES (?,?,?,?,?,?,?)",
                look.url().toString(), look.at().toString(), look.finding().label(), look.reason(),
                look.stored().map(LedgerEntry.Stored::file).orElse(null),
                look.stored().map(LedgerEntry.Stored::offset).orElse(null),
                look.stored().map(LedgerEntry.Stored::digest).orElse(null));
    }

    /** What the comparison of a fetched look with the version before it came to. */
    public void compared(long number, Recapture.Finding finding, String reason, List<Recapture.Change> changes) {
        database.update("UPDATE capture SET finding=?, reason=?, changes=? WHERE seq=?", finding.label(), reason,
                Json.changes(changes), number);
    }

    /** The later looks at a page in the order made. */
    public List<Recapture> captures(URI url) {
        return database.query("SELECT * FROM capture WHERE url=? ORDER BY seq", CampaignRecord::capture,
                url.toString());
    }

    /** All later looks with this finding, in the order made. */
    public List<Recapture> captures(Recapture.Finding finding) {
        return database.query("SELECT * FROM capture WHERE finding=? ORDER BY seq", CampaignRecord::capture,
                finding.label());
    }

    private static Recapture capture(ResultSet row) throws SQLException {
        Optional<LedgerEntry.Stored> stored = Optional.empty();
        Instant at = Instant.parse(row.getString("at"));
        if (row.getString("warc_file") != null) {
            stored = Optional.of(new LedgerEntry.Stored(row.getString("warc_file"), row.getLong("warc_offset"),
                    row.getString("digest"), at));
        }
        return new Recapture(row.getLong("seq"), URI.create(row.getString("url")), at,
                Recapture.Finding.of(row.getString("finding")), row.getString("reason"), stored,
                Json.changes(row.getString("changes")));
    }

    /** Pages fetched and made into items of the period, with the state of the item and how often they were looked at. */
    public List<Watched> watched(String outlet) {
        return database.query("SELECT u.url, i.state, u.fetched_at, COUNT(c.seq), COALESCE((SELECT digest FROM"
                + " capture WHERE url=u.url AND finding IN ('same','edited','fetched') ORDER BY seq DESC LIMIT 1), u.digest)"
                + " FROM url u JOIN item i ON i.url=u.url LEFT JOIN capture c ON c.url=u.url"
                + " WHERE u.outlet=? AND u.state='fetched' AND i.state IN ('not_relevant','repeat','distinct')"
                + " GROUP BY u.url ORDER BY u.fetched_at, u.url",
                row -> new Watched(URI.create(row.getString(1)), ItemState.of(row.getString(2)),
                        Instant.parse(row.getString(3)), row.getInt(4), row.getString(5)),
                outlet);
    }

    /**
     * A page of the period that may be looked at again.
     *
     * @param first when it was captured first
     * @param looks how often it was looked at since
     * @param digest of the newest body that is known to be the item's page
     */
    public record Watched(URI url, ItemState state, Instant first, int looks, String digest) {}

    // ---- alerts

    /** Adds the alert unless one of its name was raised before; whether it is new. */
    public boolean raised(Alert alert) {
        return database.update("INSERT OR IGNORE INTO alert (name, kind, outlet, text, at) VALUES (?,?,?,?,?)",
                alert.name(), alert.kind(), alert.outlet(), alert.text(), alert.at().toString()) > 0;
    }

    /** Every alert in the order raised. */
    public List<Alert> alerts() {
        return database.query("SELECT * FROM alert ORDER BY seq", row -> new Alert(row.getString("name"),
                row.getString("kind"), row.getString("outlet"), row.getString("text"),
                Instant.parse(row.getString("at"))));
    }
}
