package org.mediabalance.speech;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Text out of the tokens of a byte-level vocabulary as GPT-2 brought it in: each letter of an entry stands for one byte,
 * bytes without a printable sign of their own for letters from U+0100 on. Immutable, thread-safe.
 */
final class Pieces {
    private final Map<Integer, String> byId = new HashMap<>();
    private final Map<Integer, Integer> byteOf = new HashMap<>();

    /** @param vocabulary entry to token id, as in {@code vocab.json} */
    Pieces(Map<String, Integer> vocabulary) {
        vocabulary.forEach((piece, id) -> byId.put(id, piece));
        int next = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE;
            byteOf.put(printable ? b : next++, b);
        }
    }

    /** The text of these tokens; ids that are in no entry, such as time marks, say nothing. Broken UTF-8 becomes U+FFFD. */
    String text(List<Integer> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int token : tokens) {
            byId.getOrDefault(token, "").codePoints().map(c -> byteOf.getOrDefault(c, (int) '?')).forEach(bytes::write);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
