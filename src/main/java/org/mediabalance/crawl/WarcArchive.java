package org.mediabalance.crawl;

import java.io.EOFException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.mediabalance.store.LedgerEntry;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.study.Capture;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * The evidence: WARC files (ISO 28500), one compressed member per response, only ever appended to. Each process begins a
 * file of its own, so a file cut off by a kill is never written again. Thread-safe.
 */
public final class WarcArchive implements AutoCloseable {
    /** The size at which archives commonly begin a new file (IIPC WARC guidelines: 1 GB). */
    private static final long FILE_BYTES = 1L << 30;
    /** Framing headers describe the wire, not the stored message, whose body is no longer chunked. */
    private static final Set<String> NOT_STORED = Set.of("transfer-encoding", "content-length", "connection");

    private final Path directory;
    private final Clock clock;
    private final String userAgent;
    private AppendedFile out;
    private String file = "";
    /** Why writing failed once; what would follow would stand behind half a record. */
    private IOException broken;

    /** An archive in this directory, which is made when missing; no file is begun before the first response. */
    public WarcArchive(Path directory, Clock clock, String userAgent) {
        this.directory = directory;
        this.clock = clock;
        this.userAgent = userAgent;
    }

    /** Appends a response and hands it to the operating system before it returns. */
    LedgerEntry.Stored append(Fetch.Answered answer) {
        return append(new Evidence.Response(answer.url(), answer.time(), answer.status(), answer.reason(),
                answer.headers(), answer.body()));
    }

    /** Appends evidence and hands it to the operating system before it returns. */
    public LedgerEntry.Stored append(Evidence evidence) {
        WarcDigest digest = new WarcDigest("sha256", sha256(evidence.body()));
        byte[] member;
        try {
            member = member(record(evidence, digest), level(evidence));
        } catch (IOException e) {
            throw new UncheckedIOException("written to memory only", e);
        }
        // Each caller has made its record for itself; only the appending is one after the other.
        synchronized (this) {
            long offset = append(member);
            return new LedgerEntry.Stored(file, offset, "sha256:" + digest.hex(), evidence.time());
        }
    }

    private static WarcRecord record(Evidence evidence, WarcDigest digest) throws IOException {
        return switch (evidence) {
            case Evidence.Response response -> record(response, digest);
            case Evidence.Resource resource -> new WarcResource.Builder(resource.url()).date(resource.time())
                    .blockDigest(digest).body(MediaType.parseLeniently(resource.contentType()), resource.body())
                    .build();
            case Evidence.Metadata metadata -> new WarcMetadata.Builder().targetURI(metadata.url())
                    .date(metadata.time()).blockDigest(digest)
                    .body(MediaType.parseLeniently(metadata.contentType()), metadata.body()).build();
        };
    }

    private static WarcRecord record(Evidence.Response answer, WarcDigest digest) throws IOException {
        HttpResponse.Builder http = new HttpResponse.Builder(answer.status(), answer.reason());
        String type = "";
        for (Map.Entry<String, String> header : answer.headers()) {
            if (!NOT_STORED.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                http.addHeader(header.getKey(), header.getValue());
            }
            type = header.getKey().equalsIgnoreCase("Content-Type") && type.isEmpty() ? header.getValue() : type;
        }
        HttpResponse response = http.body(MediaType.parseLeniently(type), answer.body()).build();
        return new WarcResponse.Builder(answer.url()).date(answer.time()).payloadDigest(digest).body(response).build();
    }

    /** What came compressed shrinks no further, so its record is framed and not compressed again. */
    private static int level(Evidence evidence) {
        boolean compressed = evidence instanceof Evidence.Response response
                && response.headers().stream().anyMatch(h -> h.getKey().equalsIgnoreCase("Content-Encoding"));
        return compressed ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION;
    }

    private static byte[] member(WarcRecord record, int level) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        GZIPOutputStream zipped = new GZIPOutputStream(bytes) {
            {
                def.setLevel(level);
            }
        };
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(zipped), WarcCompression.NONE)) {
            writer.write(record);
        }
        return bytes.toByteArray();
    }

    private long append(byte[] member) {
        try {
            if (broken != null) {
                throw broken;
            }
            if (out == null || out.length() > FILE_BYTES) {
                begin();
            }
            return out.append(member);
        } catch (IOException e) {
            broken = e;
            throw StudyDirectory.unwritable(directory.resolve(file), e);
        }
    }

    private void begin() throws IOException {
        close();
        Files.createDirectories(directory);
        int number = 1;
        while (Files.exists(directory.resolve(name(number)))) {
            number++;
        }
        file = name(number);
        out = new AppendedFile(directory.resolve(file));
        Map<String, List<String>> fields = new TreeMap<>(Map.of("software", List.of(userAgent), "format",
                List.of("WARC File Format 1.0"), "robots", List.of("obey (RFC 9309)")));
        out.append(member(new Warcinfo.Builder().date(clock.instant()).filename(file).fields(fields).build(),
                Deflater.DEFAULT_COMPRESSION));
    }

    /**
     * Forces all that was appended to the disk.
     *
     * @throws org.mediabalance.study.InputException when the disk takes no data
     */
    public void force() {
        AppendedFile current;
        synchronized (this) {
            current = out;
        }
        try {
            // Not under the lock: responses are appended meanwhile.
            if (current != null) {
                current.force();
            }
        } catch (IOException e) {
            synchronized (this) {
                if (current == out) {
                    throw StudyDirectory.unwritable(directory.resolve(file), e);
                }
                // else it was forced when it was closed, to begin the next file
            }
        }
    }

    private static String name(int number) {
        return "%05d.warc.gz".formatted(number);
    }

    /**
     * Reads evidence back from where the ledger says it lies, and checks its digest.
     *
     * @throws IOException when the record is missing, damaged or of another digest
     */
    public static Capture read(Path directory, LedgerEntry.Stored stored) throws IOException {
        try (FileChannel in = FileChannel.open(directory.resolve(stored.file()))) {
            in.position(stored.offset());
            try (WarcReader reader = new WarcReader(in)) {
                WarcRecord record = reader.next().orElseThrow(() -> new IOException("no record at " + place(stored)));
                if (!(record instanceof WarcCaptureRecord capture)) {
                    throw new IOException("no capture at " + place(stored));
                }
                byte[] body = capture instanceof WarcResponse response
                        ? response.http().body().stream().readAllBytes()
                        : capture.body().stream().readAllBytes();
                if (!stored.digest().equals("sha256:" + new WarcDigest("sha256", sha256(body)).hex())) {
                    throw new IOException("digest differs at " + place(stored));
                }
                return Captures.of(capture, body);
            }
        } catch (EOFException | ParsingException | ZipException | IllegalArgumentException e) {
            throw new IOException("damaged record at " + place(stored), e);
        }
    }

    private static String place(LedgerEntry.Stored stored) {
        return stored.file() + " offset " + stored.offset();
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Forces what was appended to the disk and closes the file. */
    @Override
    public synchronized void close() {
        if (out == null) {
            return;
        }
        try (AppendedFile closing = out) {
            out = null;
            if (broken == null) {
                closing.force();
            }
        } catch (IOException e) {
            throw StudyDirectory.unwritable(directory.resolve(file), e);
        }
    }
}
