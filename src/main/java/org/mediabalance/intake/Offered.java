package org.mediabalance.intake;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mediabalance.crawl.Evidence;
import org.mediabalance.study.Hint;

/** One input as its reader found it: a record, a line, a message, a file. */
sealed interface Offered {
    /** Where it stands: the file, with record, line or message where it holds several. */
    String source();

    /**
     * Something to keep.
     *
     * @param owners addresses by which its outlet is known, the surest first
     * @param elsewhere whether the same file is expected to hold things of others, as a web archive does
     * @param captions its caption file, where the import brings one
     * @param media its media file, where the import brings one
     */
    record Page(String source, Evidence evidence, List<URI> owners, Hint hint, boolean elsewhere,
            Optional<Evidence> captions, Optional<Path> media) implements Offered {}

    /**
     * Captions in a web archive, which belong to the page that names their address.
     *
     * @param page the clip that their own address names, where an earlier import wrote them
     */
    record CaptionFile(String source, Evidence evidence, Optional<URI> page) implements Offered {}

    /** An address to be crawled. */
    record Address(String source, URI url) implements Offered {}

    /** A message that has no address before its channel is known. */
    record Message(String source, Channel channel, long id, Instant time, byte[] json,
            Optional<Path> media) implements Offered {}

    /** The channel of an export, which names itself but not its address. */
    record Channel(String name, long id) {}

    /** Nothing that could be an item, and why. */
    record Skipped(String source, String why) implements Offered {}

    /** Something that could not be read, and why. */
    record Failed(String source, String why) implements Offered {}
}
