package org.mediabalance.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.LongStream;
import org.mediabalance.study.ItemId;

/** The addresses a source named, each as the 64 bits that name its item; a sitemap's 50,000 take 400 kB. */
final class Members {
    static final Members NONE = new Members(new long[0]);

    private final long[] sorted;

    private Members(long[] sorted) {
        this.sorted = sorted;
    }

    static Members of(Collection<URI> urls) {
        return new Members(urls.stream().mapToLong(Members::number).sorted().distinct().toArray());
    }

    static Members of(byte[] bytes) {
        long[] numbers = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
        return new Members(numbers);
    }

    private static long number(URI url) {
        return Long.parseUnsignedLong(ItemId.of(url), 16);
    }

    Members and(Members others) {
        return new Members(
                LongStream.concat(Arrays.stream(sorted), Arrays.stream(others.sorted)).sorted().distinct().toArray());
    }

    int shared(Members others) {
        return (int) Arrays.stream(sorted).filter(n -> Arrays.binarySearch(others.sorted, n) >= 0).count();
    }

    int size() {
        return sorted.length;
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Long.BYTES);
        bytes.asLongBuffer().put(sorted);
        return bytes.array();
    }

    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
