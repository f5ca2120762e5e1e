package org.mediabalance.extract;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The running time in the header of a WebM or Matroska file (RFC 9559, section 5.1.2), which Tika does not read. Its
 * containers are walked (EBML, RFC 8794) as far as the file's bytes go; a stream that was recorded without an end states
 * none. The one Java library for it saw its last release in 2017.
 */
final class Matroska {
    private static final long HEADER = 0x1A45DFA3L;
    private static final long SEGMENT = 0x18538067L;
    private static final long INFO = 0x1549A966L;
    private static final long TIMESTAMP_SCALE = 0x2AD7B1L;
    private static final long DURATION = 0x4489L;
    /** What Timestamp Scale is when it is left out: ticks of a millisecond. */
    private static final long SCALE_DEFAULT = 1_000_000;

    private final ByteBuffer file;
    private long scale = SCALE_DEFAULT;
    private double duration;

    private Matroska(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    /** The seconds that the file states; empty when it is of another kind, damaged, or states none. */
    static Optional<Double> seconds(byte[] file) {
        Matroska matroska = new Matroska(file);
        if (file.length < 4 || matroska.number(4) != HEADER) {
            return Optional.empty();
        }
        matroska.file.rewind();
        matroska.read(file.length, HEADER);
        double seconds = matroska.duration * matroska.scale / 1e9;
        return seconds > 0 && Double.isFinite(seconds) ? Optional.of(seconds) : Optional.empty();
    }

    /** Reads the elements up to a place, going into segment and info, each only in its container, and over all others. */
    private void read(int end, long container) {
        while (end - file.position() >= 2) {
            long id = number(length(Long.numberOfLeadingZeros(peek()) - 56));
            int bytes = end > file.position() ? length(Long.numberOfLeadingZeros(peek()) - 56) : 0;
            if (bytes == 0 || bytes > end - file.position()) {
                return;
            }
            // The marker bit is not part of the size; all others set means that it runs to the end of what holds it.
            long marker = 1L << (7 * bytes);
            long size = number(bytes) - marker;
            int stop = size == marker - 1 || size > end - file.position() ? end : file.position() + (int) size;
            element(id, stop, container);
            file.position(stop);
        }
    }

    private void element(long id, int stop, long container) {
        int size = stop - file.position();
        if (id == SEGMENT && container == HEADER || id == INFO && container == SEGMENT) {
            read(stop, id);
        } else if (container != INFO) {
            return;
        } else if (id == TIMESTAMP_SCALE && size >= 1 && size <= 8) {
            scale = number(size);
        } else if (id == DURATION && size == 4) {
            duration = file.getFloat();
        } else if (id == DURATION && size == 8) {
            duration = file.getDouble();
        }
    }

    private int peek() {
        return file.get(file.position()) & 0xFF;
    }

    /** How many bytes a number takes by the zeros before its first bit; more than the file has left are none. */
    private int length(int zeros) {
        return zeros < 8 && zeros < file.remaining() ? zeros + 1 : 0;
    }

    private long number(int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | file.get() & 0xFF;
        }
        return number;
    }
}
