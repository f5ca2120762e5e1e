package org.mediabalance.study;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The rule that names an item: the first 64 bits of the SHA-256 of its URL, as 16 hexadecimal digits. */
public final class ItemId {
    private static final int BYTES = 8;

    private ItemId() {
    }

    /** The id of the item at this address; the same address gives the same id in every study and on every machine. */
    public static String of(URI url) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(url.toASCIIString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
