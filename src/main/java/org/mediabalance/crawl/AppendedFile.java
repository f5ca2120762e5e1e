package org.mediabalance.crawl;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A new file that only grows. Unlike a FileChannel it is not closed when the thread that writes is interrupted. Appending
 * is for one thread at a time; forcing may go on beside it.
 */
final class AppendedFile implements AutoCloseable {
    private final FileOutputStream file;
    private long length;

    /** Makes the file; one that exists already is an {@link IOException}. */
    AppendedFile(Path path) throws IOException {
        Files.createFile(path);
        file = new FileOutputStream(path.toFile(), true);
    }

    /** Bytes appended so far. */
    long length() {
        return length;
    }

    /** Appends the bytes and hands them to the operating system; returns where they begin. */
    long append(byte[] bytes) throws IOException {
        long offset = length;
        file.write(bytes);
        length += bytes.length;
        return offset;
    }

    /** Returns when all that was appended before is on the disk. */
    void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
