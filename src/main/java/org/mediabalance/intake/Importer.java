package org.mediabalance.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediabalance.crawl.Captures;
import org.mediabalance.crawl.Evidence;
import org.mediabalance.crawl.FetchSettings;
import org.mediabalance.crawl.PageReader;
import org.mediabalance.crawl.Sites;
import org.mediabalance.crawl.WarcArchive;
import org.mediabalance.extract.DocumentReader;
import org.mediabalance.intake.ImportTally.State;
import org.mediabalance.monitor.Monitor;
import org.mediabalance.monitor.Progress;
import org.mediabalance.store.ImportedPage;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.Recapture;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.store.UrlState;
import org.mediabalance.study.Hint;
import org.mediabalance.study.InputException;
import org.mediabalance.study.ItemId;
import org.mediabalance.study.Outlet;

/**
 * One import into a study: every input is archived and entered in the ledger, or ends in another state of the tally. An
 * address that is archived already stays as it is, so importing twice adds nothing and an import that was killed is
 * simply run again. Not thread-safe.
 */
public final class Importer {
    /** One transaction for so many inputs: each costs a write to the disk that must be waited for. */
    private static final int BATCH = 100;

    private final StudyDirectory directory;
    private final StudyRecord record;
    private final WarcArchive archive;
    private final PageReader pages;
    private final OutletFinder finder;
    private final Optional<Outlet> only;
    private final Clock clock;
    private final ImportTally tally = new ImportTally();
    private final Map<URI, ImportedPage> batch = new LinkedHashMap<>();

    private Importer(StudyDirectory directory, StudyRecord record, WarcArchive archive, PageReader pages,
            Optional<Outlet> only, Clock clock) {
        this.directory = directory;
        this.record = record;
        this.archive = archive;
        this.pages = pages;
        this.finder = new OutletFinder(directory.study());
        this.only = only;
        this.clock = clock;
    }

    /**
     * Imports files and directories in the order given.
     *
     * @param outlet id or name of the outlet that the inputs belong to; without it each is found by its address
     * @throws InputException when an input does not exist or the study has no such outlet
     */
    public static ImportTally run(StudyDirectory directory, Monitor monitor, List<Path> inputs, Optional<String> outlet,
            DocumentReader documents, Clock clock, Progress progress) {
        Optional<Outlet> only = outlet.map(name -> outlet(directory, name));
        StudyRecord record = monitor.record();
        long run = record.runStarted("import", clock.instant());
        try (WarcArchive archive = new WarcArchive(directory.archive(), clock,
                FetchSettings.usual(directory.study().politeness().contact()).userAgent())) {
            Importer importer = new Importer(directory, record, archive, monitor.pages(), only, clock);
            InputFiles files = new InputFiles(documents, importer::take, progress);
            inputs.forEach(files::read);
            importer.flush();
            record.runEnded(run, importer.tally.count(State.STORED) + " of " + importer.tally.inputs()
                    + " inputs stored", clock.instant());
            return importer.tally;
        }
    }

    private static Outlet outlet(StudyDirectory directory, String name) {
        List<Outlet> outlets = directory.study().outlets();
        return outlets.stream().filter(o -> o.id().equals(name)).findFirst()
                .or(() -> outlets.stream().filter(o -> o.name().equalsIgnoreCase(name)).findFirst())
                .orElseThrow(() -> new InputException("--outlet " + name + ": the study has no such outlet; it has "
                        + outlets.stream().map(Outlet::id).collect(Collectors.joining(", "))));
    }

    private void take(Offered offered) {
        switch (offered) {
            case Offered.Skipped skipped -> tally.add(State.SKIPPED, skipped.why(), skipped.source());
            case Offered.Failed failed -> tally.add(State.FAILED, failed.why(), failed.source());
            case Offered.Address address -> address(address);
            case Offered.Message message -> message(message);
            case Offered.CaptionFile captions -> captions(captions);
            case Offered.Page page -> owner(page.source(), finder.of(page.owners()),
                    page.owners().getFirst(), page.elsewhere()).ifPresent(outlet -> page(page, outlet));
        }
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            archive.force();
            record.imported(List.copyOf(batch.values()), clock.instant());
            batch.clear();
        }
    }

    /** The input's one outlet; empty when there is none, which is then counted. */
    private Optional<Outlet> owner(String source, Set<Outlet> found, URI url, boolean elsewhere) {
        if (only.isPresent() && (found.contains(only.get()) || found.isEmpty() && !elsewhere)) {
            return only;
        }
        if (only.isPresent()) {
            tally.add(State.SKIPPED, "not of outlet " + only.get().id(), source);
            return Optional.empty();
        }
        if (found.size() == 1) {
            return found.stream().findFirst();
        }
        tally.add(State.UNKNOWN_OUTLET, found.isEmpty()
                ? channel(url) + " is not a site of any outlet; add it to 'sites' or name one with --outlet"
                : "of " + found.stream().map(Outlet::id).collect(Collectors.joining(" or "))
                        + "; name one with --outlet",
                source);
        return Optional.empty();
    }

    /** The channel on a platform, which is what a study would name; elsewhere the host. */
    private static String channel(URI url) {
        boolean platform = url.getPath().matches("/(?:@|channel/|c/|user/)[^/]+/?")
                || url.getHost().matches("(?:www\\.)?(?:instagram|facebook)\\.com|t\\.me")
                        && url.getPath().matches("/[^/]+/?");
        return platform ? url.getHost() + url.getPath() : url.getHost();
    }

    private void address(Offered.Address address) {
        Set<Outlet> found = finder.of(List.of(address.url()));
        if (found.isEmpty() && only.filter(o -> Sites.refusal(o, address.url()).isPresent()).isPresent()) {
            tally.add(State.UNKNOWN_OUTLET, channel(address.url()) + " is not a site of outlet " + only.get().id()
                    + ", and a crawl goes nowhere else; add it to 'sites'", address.source());
            return;
        }
        Optional<Outlet> outlet = owner(address.source(), found, address.url(), false);
        if (outlet.isEmpty()) {
            return;
        }
        Optional<LedgerEntry> known = record.entry(address.url());
        if (known.isPresent() || batch.containsKey(address.url())) {
            tally.add(State.KNOWN, "in the ledger already", address.source());
            return;
        }
        batch.put(address.url(), new ImportedPage(address.url(), outlet.get().id(), Optional.empty(),
                Hint.none("import:list"), Optional.empty()));
        tally.add(State.DISCOVERED, "to be crawled", address.source());
    }

    /** A message's address is its channel's, which only the study knows. */
    private void message(Offered.Message message) {
        Set<Outlet> named = finder.named(message.channel().name());
        Optional<Outlet> outlet = only.isPresent() || named.size() == 1
                ? only.or(() -> named.stream().findFirst())
                : Optional.empty();
        if (outlet.isEmpty()) {
            tally.add(State.UNKNOWN_OUTLET, "channel '" + message.channel().name()
                    + "' has the name of no outlet; name one with --outlet", message.source());
            return;
        }
        URI url = OutletFinder.telegram(outlet.get()).map(channel -> URI.create(channel + "/" + message.id()))
                .orElseGet(() -> URI.create("https://t.me/c/" + message.channel().id() + "/" + message.id()));
        page(new Offered.Page(message.source(),
                new Evidence.Metadata(url, message.time(), "application/json", message.json()), List.of(url),
                Hint.none("import:telegram"), false, Optional.empty(), message.media()), outlet.get());
    }

    private void page(Offered.Page page, Outlet outlet) {
        URI url = page.evidence().url();
        if (batch.containsKey(url)) {
            flush(); // so that the ledger knows it
        }
        Optional<LedgerEntry.Stored> known = record.entry(url).flatMap(LedgerEntry::stored);
        if (known.isPresent()) {
            again(page, known.get());
            page.captions().filter(c -> record.captionsOf(url).isEmpty()).ifPresent(c -> add(c, outlet, url));
            return;
        }
        batch.put(url, new ImportedPage(url, outlet.id(), Optional.empty(), page.hint(),
                Optional.of(archive.append(page.evidence()))));
        page.captions().ifPresent(captions -> add(captions, outlet, url));
        named(page.evidence(), outlet);
        page.media().ifPresent(media -> link(media, url));
        tally.add(State.STORED, page.hint().source().replace("import:", ""), page.source());
    }

    /** Another capture of a page: other bytes that are newer are a second look, which 'process' compares. */
    private void again(Offered.Page page, LedgerEntry.Stored first) {
        URI url = page.evidence().url();
        List<Recapture> looks = record.campaign().captures(url);
        String digest = digest(page.evidence().body());
        boolean same = first.digest().equals(digest) || looks.stream()
                .anyMatch(look -> look.stored().filter(stored -> stored.digest().equals(digest)).isPresent());
        if (same) {
            tally.add(State.KNOWN, "archived before", page.source());
        } else if (page.evidence().time().isAfter(looks.isEmpty() ? first.time() : looks.getLast().at())) {
            LedgerEntry.Stored stored = archive.append(page.evidence());
            archive.force();
            record.campaign().lookedAgain(new Recapture(0, url, stored.time(), Recapture.Finding.FETCHED, "imported",
                    Optional.of(stored), List.of()));
            tally.add(State.STORED, "a later capture of a page archived before", page.source());
        } else {
            tally.add(State.KNOWN, "archived before, and this capture is older", page.source());
        }
    }

    private void add(Evidence captions, Outlet outlet, URI page) {
        batch.put(captions.url(), new ImportedPage(captions.url(), outlet.id(), Optional.of(page),
                Hint.none("captions"), Optional.of(archive.append(captions))));
    }

    /** Captions that a page names are had from the same archive or else by the next crawl. */
    private void named(Evidence page, Outlet outlet) {
        if (page instanceof Evidence.Metadata) {
            return;
        }
        try {
            for (URI url : pages.captions(Captures.of(page))) {
                if (finder.of(List.of(url)).contains(outlet) && record.entry(url).isEmpty()) {
                    batch.putIfAbsent(url, new ImportedPage(url, outlet.id(), Optional.of(page.url()),
                            Hint.none("captions"), Optional.empty()));
                }
            }
        } catch (IOException e) {
            // The body was decoded when it was read; what cannot be decoded is no page and names nothing.
            return;
        }
    }

    private void captions(Offered.CaptionFile captions) {
        flush();
        Optional<LedgerEntry> known = record.entry(captions.evidence().url()).filter(e -> e.parent().isPresent());
        Optional<LedgerEntry> page = known.flatMap(LedgerEntry::parent).or(captions::page).flatMap(record::entry);
        if (known.filter(e -> e.state() == UrlState.FETCHED).isPresent()) {
            tally.add(State.KNOWN, "archived before", captions.source());
        } else if (page.isEmpty() || known.isEmpty() && !record.captionsOf(page.get().url()).isEmpty()) {
            tally.add(State.SKIPPED, "captions that no imported page names", captions.source());
        } else {
            add(captions.evidence(), directory.study().outlet(page.get().outlet()), page.get().url());
            tally.add(State.STORED, "captions", captions.source());
        }
    }

    /** Puts the media where transcription looks for it, without a second copy. */
    private void link(Path media, URI url) {
        String name = media.getFileName().toString();
        Path link = directory.media().resolve(ItemId.of(url) + name.substring(Math.max(0, name.lastIndexOf('.'))));
        try {
            Files.createDirectories(directory.media());
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, media.toAbsolutePath().normalize());
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw StudyDirectory.unwritable(link, e instanceof IOException io ? io : new IOException(e));
        }
    }

    private static String digest(byte[] body) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
