package org.mediabalance.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes a page's bytes. A byte order mark decides, then validity: bytes that are UTF-8 with letters outside ASCII are
 * UTF-8 whatever header and page claim, since no other encoding falls into its patterns by chance. Then the header, then
 * the page's own meta, then the letters: mostly upper half means Cyrillic in windows-1251, else windows-1252.
 */
final class PageCharset {
    /** WHATWG HTML 13.2.3.2 looks for a meta charset in the first 1024 bytes; sites put it later. */
    private static final int META_WITHIN = 8192;
    private static final Pattern META = Pattern
            .compile("(?i)<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})");
    private static final int UPPER_HALF = 0xC0;

    private PageCharset() {
    }

    static String decode(byte[] body, Optional<String> header) {
        if (body.length >= 2 && (body[0] & 0xFF) + (body[1] & 0xFF) == 0xFE + 0xFF && body[0] != body[1]) {
            return new String(body, StandardCharsets.UTF_16);
        }
        Optional<String> utf8 = utf8(body);
        if (utf8.isPresent()) {
            return utf8.get().startsWith("\uFEFF") ? utf8.get().substring(1) : utf8.get();
        }
        return new String(body, header.flatMap(PageCharset::named).or(() -> meta(body))
                .filter(charset -> charset != StandardCharsets.UTF_8 || !cyrillic(body)).orElseGet(() -> guess(body)));
    }

    private static Optional<String> utf8(byte[] body) {
        String fast = new String(body, StandardCharsets.UTF_8);
        if (fast.indexOf('\uFFFD') < 0) {
            return Optional.of(fast);
        }
        // The last bytes may be half a letter when the page was cut off.
        for (int cut = 0; cut <= Math.min(3, body.length); cut++) {
            try {
                CharBuffer text = StandardCharsets.UTF_8.newDecoder()
                        .decode(ByteBuffer.wrap(body, 0, body.length - cut));
                return Optional.of(text.toString());
            } catch (CharacterCodingException e) {
                if (e instanceof java.nio.charset.MalformedInputException && cut == 3) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> meta(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, META_WITHIN), StandardCharsets.ISO_8859_1);
        Matcher meta = META.matcher(head);
        return meta.find() ? named(meta.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Charset guess(byte[] body) {
        return Charset.forName(cyrillic(body) ? "windows-1251" : "windows-1252");
    }

    /** Whether bytes of the upper half come in runs, as letters of an alphabet do, and not singly, as accents do. */
    private static boolean cyrillic(byte[] body) {
        int inRuns = 0;
        int single = 0;
        for (int i = 1; i < body.length; i++) {
            if ((body[i] & 0xFF) >= UPPER_HALF) {
                if ((body[i - 1] & 0xFF) >= UPPER_HALF) {
                    inRuns++;
                } else {
                    single++;
                }
            }
        }
        return inRuns > single;
    }
}
