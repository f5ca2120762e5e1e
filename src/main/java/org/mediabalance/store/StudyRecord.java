package org.mediabalance.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mediabalance.study.Code;
import org.mediabalance.study.Hint;

/**
 * The record of a study: every URL in exactly one state, every fetched page as an item or as none, every human code ever
 * given. Each method is one transaction that is on disk when it returns. Thread-safe. A disk that takes no data is an
 * {@link org.mediabalance.study.InputException}.
 */
public final class StudyRecord implements AutoCloseable {
    /** Human codes that were not taken back. */
    private static final String GIVEN = "SELECT * FROM human_code WHERE seq NOT IN (SELECT human_code FROM code_undone)";

    private final Database database;
    private final CampaignRecord campaign;

    private StudyRecord(Database database) {
        this.database = database;
        this.campaign = new CampaignRecord(database);
    }

    /** Opens the record, making it or bringing it to the newest version first. */
    public static StudyRecord open(Path file) {
        List<String> scripts = List.of(script("record-1.sql"), script("record-2.sql"), script("record-3.sql"),
                script("record-4.sql"), script("record-5.sql"));
        return new StudyRecord(new Database(file, scripts));
    }

    static String script(String name) {
        try (InputStream in = StudyRecord.class.getResourceAsStream("/org/mediabalance/store/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a campaign that is crawled again and again adds: polls, later captures, alerts. */
    public CampaignRecord campaign() {
        return campaign;
    }

    // ---- ledger

    /**
     * Stores a poll together with all it named, in one transaction, so that a list is never taken for read whose entries
     * were lost. A URL known already keeps its state and gains the hint.
     *
     * @return how many URLs were new
     */
    public int polled(ListPoll poll, List<ListEntry> entries) {
        int[] fresh = {0};
        database.transaction(() -> {
            for (ListEntry entry : entries) {
                fresh[0] += discover(poll, entry);
            }
            database.update("INSERT OR REPLACE INTO list VALUES (?,?,?,?,?,?,?,?)", poll.url().toString(),
                    poll.outlet(), poll.channel(), poll.etag().orElse(null), poll.lastModified().orElse(null),
                    poll.at().toString(), poll.outcome(), poll.entries());
        });
        return fresh[0];
    }

    private int discover(ListPoll poll, ListEntry entry) {
        String url = entry.url().toString();
        String state = (entry.refusal().isPresent() ? UrlState.REFUSED : UrlState.DISCOVERED).label();
        int fresh = database.update(
                "INSERT OR IGNORE INTO url (url, outlet, channel, parent, hints, state, reason, discovered_at)"
                        + " VALUES (?,?,?,?,?,?,?,?)",
                url, poll.outlet(), poll.channel(), entry.parent().map(URI::toString).orElse(null),
                Json.hints(List.of(entry.hint())), state, entry.refusal().orElse(null), poll.at().toString());
        if (fresh == 0) {
            Set<Hint> hints = new LinkedHashSet<>(
                    Json.hints(
                            database.query("SELECT hints FROM url WHERE url=?", r -> r.getString(1), url).getFirst()));
            if (hints.add(entry.hint())) {
                database.update("UPDATE url SET hints=? WHERE url=?", Json.hints(List.copyOf(hints)), url);
            }
        }
        return fresh;
    }

    /** Puts the captions a page names into the ledger, to be fetched after it. */
    public void captions(LedgerEntry page, List<URI> captions, Instant now) {
        database.transaction(() -> {
            for (URI url : captions) {
                discover(new ListPoll(page.url(), page.outlet(), "captions", Optional.empty(), Optional.empty(), now,
                        ListPoll.OK, captions.size()),
                        new ListEntry(url, Hint.none("captions"), Optional.of(page.url()), Optional.empty()));
            }
        });
    }

    /** The last poll of this list page. */
    public Optional<ListPoll> lastPoll(URI list) {
        return database.query("SELECT * FROM list WHERE url=?", StudyRecord::poll, list.toString()).stream()
                .findFirst();
    }

    /** Every list page with its last poll, by outlet and address. */
    public List<ListPoll> polls() {
        return database.query("SELECT * FROM list ORDER BY outlet, url", StudyRecord::poll);
    }

    /** Notes what a host's robots.txt said or why it could not be read: a fact of coverage. */
    public void robots(String host, String outlet, String outcome, Instant at) {
        database.update("INSERT OR REPLACE INTO robots VALUES (?,?,?,?)", host, outlet, outcome, at.toString());
    }

    /** Host to what its robots.txt said, by host. */
    public Map<String, String> robots() {
        Map<String, String> byHost = new LinkedHashMap<>();
        database.query("SELECT host, outcome FROM robots ORDER BY host",
                row -> byHost.put(row.getString(1), row.getString(2)));
        return byHost;
    }

    /** What is remembered of a host; empty when it was never noted. */
    public Optional<HostState> host(String host) {
        return database.query("SELECT * FROM host WHERE host=?",
                row -> new HostState(row.getString("host"), LocalDate.parse(row.getString("day")),
                        row.getInt("requests"), Optional.ofNullable(row.getString("closed_until")).map(Instant::parse)),
                host).stream().findFirst();
    }

    /** Notes what must be remembered of a host, in place of what was noted before. */
    public void host(HostState state) {
        database.update("INSERT OR REPLACE INTO host VALUES (?,?,?,?)", state.host(), state.day().toString(),
                state.requests(), state.closedUntil().map(Instant::toString).orElse(null));
    }

    /** Makes several changes one transaction: after a kill all of them are there, or none. */
    public void together(Runnable changes) {
        database.transaction(changes::run);
    }

    /** The URL is archived at this place; follows only after the archive was flushed. */
    public void fetched(URI url, LedgerEntry.Stored stored) {
        database.update(
                "UPDATE url SET state='fetched', reason=NULL, retry=0, attempts=attempts+1, warc_file=?, warc_offset=?,"
                        + " digest=?, fetched_at=? WHERE url=?",
                stored.file(), stored.offset(), stored.digest(), stored.time().toString(), url.toString());
    }

    /** The URL must not be fetched; {@code later} when the reason may pass, such as an unreachable robots.txt. */
    public void refused(URI url, String reason, boolean later) {
        end(url, UrlState.REFUSED, reason, later, 0);
    }

    /** The URL was asked for and not had; {@code later} when another run may have more luck. */
    public void failed(URI url, String reason, boolean later) {
        end(url, UrlState.FAILED, reason, later, 1);
    }

    private void end(URI url, UrlState state, String reason, boolean later, int attempts) {
        database.update("UPDATE url SET state=?, reason=?, retry=?, attempts=attempts+? WHERE url=?", state.label(),
                reason, later ? 1 : 0, attempts, url.toString());
    }

    /** The URL's place in the ledger; empty when it is not known. */
    public Optional<LedgerEntry> entry(URI url) {
        return database.query("SELECT * FROM url WHERE url=?", StudyRecord::entry, url.toString()).stream().findFirst();
    }

    /**
     * Takes over what was imported, in one transaction; follows only after the archive was flushed. What was fetched
     * before stays as it is. Captions that come after their page was processed make it be processed again.
     */
    public void imported(List<ImportedPage> pages, Instant now) {
        database.transaction(() -> {
            for (ImportedPage page : pages) {
                discover(new ListPoll(page.url(), page.outlet(), ImportedPage.CHANNEL, Optional.empty(),
                        Optional.empty(), now, ListPoll.OK, 1),
                        new ListEntry(page.url(), page.hint(), page.parent(), Optional.empty()));
                page.stored().ifPresent(stored -> database.update(
                        "UPDATE url SET state='fetched', reason=NULL, retry=0, warc_file=?, warc_offset=?, digest=?,"
                                + " fetched_at=? WHERE url=? AND state<>'fetched'",
                        stored.file(), stored.offset(), stored.digest(), stored.time().toString(),
                        page.url().toString()));
                page.parent().ifPresent(parent -> database.update("DELETE FROM item WHERE url=?", parent.toString()));
            }
        });
    }

    /** Puts URLs that failed or were refused for a passing reason back in line. */
    public int retryPassing() {
        return database.update("UPDATE url SET state='discovered', retry=0 WHERE retry=1 AND state<>'fetched'");
    }

    /** The outlet's URLs that wait to be fetched, in the order they were found. */
    public List<LedgerEntry> waiting(String outlet) {
        return waiting(outlet, "", Integer.MAX_VALUE);
    }

    /** How many of the outlet's URLs wait to be fetched. */
    public int waitingCount(String outlet) {
        return waitingCount(outlet, "");
    }

    /** How many of the outlet's URLs wait to be fetched at this host. */
    public int waitingCount(String outlet, String host) {
        return database.query("SELECT count(*) FROM url WHERE outlet=? AND state='discovered' AND substr(url, 1, ?)=?",
                row -> row.getInt(1), outlet, host.length(), host).getFirst();
    }

    /** The hosts that URLs of the outlet wait for, each as the beginning of its addresses, up to the first slash. */
    public List<String> waitingHosts(String outlet) {
        // the eighth character is in the middle of "https://" and behind "http://", before any slash of a path
        return database.query("SELECT DISTINCT substr(url, 1, 8 + instr(substr(url, 9) || '/', '/')) FROM url"
                + " WHERE outlet=? AND state='discovered'", row -> row.getString(1), outlet);
    }

    /** The first of the outlet's URLs that wait at this host, in the order they were found. */
    public List<LedgerEntry> waiting(String outlet, String host, int most) {
        return database.query("SELECT * FROM url WHERE outlet=? AND state='discovered' AND substr(url, 1, ?)=?"
                + " ORDER BY rowid LIMIT ?", StudyRecord::entry, outlet, host.length(), host, most);
    }

    /** The entries whose evidence was written last, the last first: those of the newest file. */
    public List<LedgerEntry> lastFetched(int most) {
        return database.query("SELECT * FROM url WHERE warc_file = (SELECT max(warc_file) FROM url)"
                + " ORDER BY warc_offset DESC LIMIT ?", StudyRecord::entry, most);
    }

    /** The URL's evidence turned out to be lost: it waits to be fetched again. */
    public void lost(URI url) {
        database.update("UPDATE url SET state='discovered', warc_file=NULL, warc_offset=NULL, digest=NULL,"
                + " fetched_at=NULL WHERE url=?", url.toString());
    }

    /** The whole ledger in the order the URLs were found; captions included. */
    public List<LedgerEntry> ledger() {
        return database.query("SELECT * FROM url ORDER BY rowid", StudyRecord::entry);
    }

    /** The captions of a page. */
    public List<LedgerEntry> captionsOf(URI page) {
        return database.query("SELECT * FROM url WHERE parent=? ORDER BY url", StudyRecord::entry, page.toString());
    }

    // ---- items

    /** Fetched pages that were not processed yet, or whose evidence has changed since. */
    public List<LedgerEntry> unprocessed() {
        return database.query("SELECT u.* FROM url u LEFT JOIN item i ON i.url = u.url WHERE u.state='fetched'"
                + " AND u.parent IS NULL AND (i.url IS NULL OR i.digest <> u.digest) ORDER BY u.url",
                StudyRecord::entry);
    }

    /** Forgets what was made of the evidence, so that everything is processed anew; codes stay. */
    public void forgetItems() {
        database.update("DELETE FROM item");
    }

    /** Stores what was made of one fetched page. */
    public void processed(String id, ItemRecord record, String digest) {
        database.update(
                "INSERT OR REPLACE INTO item (id, url, outlet, digest, state, why, item, sources, story, repeat_of)"
                        + " VALUES (?,?,?,?,?,?,?,?,?,?)",
                id, record.url().toString(), record.outlet(), digest, record.state().label(), record.why(),
                record.item().map(Json::item).orElse(null), Json.texts(record.sources()), record.story().orElse(null),
                record.repeatOf().orElse(null));
    }

    /** Story and repeat of relevant items, found over all of them together; one transaction. */
    public void clustered(List<ItemRecord> items) {
        database.transaction(() -> {
            for (ItemRecord item : items) {
                database.update("UPDATE item SET state=?, why=?, story=?, repeat_of=? WHERE url=?",
                        item.state().label(), item.why(), item.story().orElse(null), item.repeatOf().orElse(null),
                        item.url().toString());
            }
        });
    }

    /** Every processed page by address. */
    public List<ItemRecord> items() {
        return database.query("SELECT * FROM item ORDER BY url", StudyRecord::item);
    }

    /** The processed page whose item has this id. */
    public Optional<ItemRecord> item(String id) {
        return database.query("SELECT * FROM item WHERE id=?", StudyRecord::item, id).stream().findFirst();
    }

    /** The ledger's entry of this address. */
    public Optional<LedgerEntry> ledger(URI url) {
        return database.query("SELECT * FROM url WHERE url=?", StudyRecord::entry, url.toString()).stream().findFirst();
    }

    /** Changes whenever anything in the record does, whichever process changed it; valid while the record is open. */
    public String version() {
        return database.query("SELECT data_version, total_changes() FROM pragma_data_version",
                row -> row.getLong(1) + "." + row.getLong(2)).getFirst();
    }

    // ---- human codes

    /** Adds codes; none is ever changed or removed. One transaction. */
    public void coded(List<HumanCode> codes) {
        database.transaction(() -> {
            for (HumanCode code : codes) {
                insert(database, code);
            }
        });
    }

    static void insert(Database database, HumanCode code) {
        database.update("INSERT INTO human_code (item, coder, code, round, codebook, note, at) VALUES (?,?,?,?,?,?,?)",
                code.item(), code.coder(), code.code().label(), code.round(), code.codebook(), code.note(),
                code.at().toString());
    }

    /** Every code ever given and not taken back, in the order given; codes of control items are not among them. */
    public List<HumanCode> humanCodes() {
        return database.query(GIVEN + " ORDER BY seq", StudyRecord::code);
    }

    /** The same of one item. */
    public List<HumanCode> humanCodes(String item) {
        return database.query(GIVEN + " AND item=? ORDER BY seq", StudyRecord::code, item);
    }

    private static HumanCode code(ResultSet row) throws SQLException {
        return new HumanCode(row.getString("item"), row.getString("coder"), Code.of(row.getString("code")),
                row.getString("round"), row.getString("codebook"), row.getString("note"),
                Instant.parse(row.getString("at")));
    }

    /** Who was given what to code. */
    public CodingRecord coding() {
        return new CodingRecord(database);
    }

    /** The searches that were kept. */
    public SavedSearches searches() {
        return new SavedSearches(database);
    }

    // ---- runs

    /** Notes that a command has begun; returns the run's number. */
    public long runStarted(String command, Instant at) {
        List<Long> number = new ArrayList<>();
        database.transaction(() -> {
            database.update("INSERT INTO run (command, started_at) VALUES (?,?)", command, at.toString());
            number.addAll(database.query("SELECT last_insert_rowid()", row -> row.getLong(1)));
        });
        return number.getFirst();
    }

    /** Notes how a command ended; a run without an end was killed. */
    public void runEnded(long run, String outcome, Instant at) {
        database.update("UPDATE run SET ended_at=?, outcome=? WHERE seq=?", at.toString(), outcome, run);
    }

    @Override
    public void close() {
        database.close();
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        Optional<LedgerEntry.Stored> stored = Optional.empty();
        if (row.getString("warc_file") != null) {
            stored = Optional.of(new LedgerEntry.Stored(row.getString("warc_file"), row.getLong("warc_offset"),
                    row.getString("digest"), Instant.parse(row.getString("fetched_at"))));
        }
        return new LedgerEntry(URI.create(row.getString("url")), row.getString("outlet"), row.getString("channel"),
                Optional.ofNullable(row.getString("parent")).map(URI::create), Json.hints(row.getString("hints")),
                UrlState.of(row.getString("state")), Optional.ofNullable(row.getString("reason")),
                row.getInt("attempts"), Instant.parse(row.getString("discovered_at")), stored);
    }

    private static ListPoll poll(ResultSet row) throws SQLException {
        return new ListPoll(URI.create(row.getString("url")), row.getString("outlet"), row.getString("channel"),
                Optional.ofNullable(row.getString("etag")), Optional.ofNullable(row.getString("last_modified")),
                Instant.parse(row.getString("polled_at")), row.getString("outcome"), row.getInt("entries"));
    }

    private static ItemRecord item(ResultSet row) throws SQLException {
        return new ItemRecord(URI.create(row.getString("url")), row.getString("outlet"),
                Optional.ofNullable(row.getString("item")).map(Json::item), ItemState.of(row.getString("state")),
                row.getString("why"), Json.texts(row.getString("sources")),
                Optional.ofNullable(row.getString("story")), Optional.ofNullable(row.getString("repeat_of")));
    }
}
