package org.mediabalance.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Study;
import org.mediabalance.study.StudyFile;

/** Where a study keeps its three kinds of data: evidence, record, derived. */
public record StudyDirectory(Path root, Study study) {

    /** A writer's claim on the whole study, given up on close or when the process ends, however it ends. */
    public static final class Lock implements AutoCloseable {
        private final FileChannel channel;

        private Lock(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reads the directory's study.yaml; nothing is created. */
    public static StudyDirectory open(Path root) {
        return new StudyDirectory(root, StudyFile.in(root));
    }

    /** Evidence: what the outlets served. Append-only. */
    public Path archive() {
        return root.resolve("archive");
    }

    /** The record: ledger, items, human codes, runs. */
    public Path record() {
        return root.resolve("study.db");
    }

    /** Machine codes and other results that can be computed again. */
    public Path derived() {
        return root.resolve("derived.db");
    }

    /** Media files of clips that a person put here for transcription, named after the item: {@code ITEM_ID.mp4}. */
    public Path media() {
        return root.resolve("media");
    }

    /** The search index; can be deleted and rebuilt from the record. */
    public Path index() {
        return root.resolve("index");
    }

    /** Whether anything was recorded yet. */
    public boolean hasRecord() {
        return Files.exists(record());
    }

    /**
     * Claims the study for writing. A second writer, in this process or another, is refused with an
     * {@link InputException}; the lock is the operating system's and so survives no crash.
     */
    public Lock lock() {
        return lock("study.lock", "another mediabalance is working on this study; wait for it to end or stop it");
    }

    /** Claims the handing out of items to coders, which one server at a time does; crawling may go on beside it. */
    public Lock codingLock() {
        return lock("coding.lock", "another mediabalance serves this study; use that one or stop it");
    }

    private Lock lock(String name, String refusal) {
        Path file = root.resolve(name);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new InputException(root + ": " + refusal + ", then try again");
            }
            return new Lock(channel);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The refusal to give when the study's disk takes no data: what, where, what to do. */
    public static InputException unwritable(Path file, IOException cause) {
        String reason = cause instanceof AccessDeniedException
                ? "permission denied"
                : cause instanceof FileSystemException f && f.getReason() != null
                        ? f.getReason()
                        : String.valueOf(cause.getMessage());
        return new InputException(file + ": cannot be written (" + reason
                + "); make room or give write permission, then run the same command again: nothing stored is lost",
                cause);
    }
}
