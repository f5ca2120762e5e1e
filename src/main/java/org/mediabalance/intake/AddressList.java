package org.mediabalance.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.mediabalance.crawl.Links;

/** A text file with one address a line; empty lines and those that begin with # say nothing. */
final class AddressList {
    /** Browsers and servers take about as much (RFC 9110, 4.1, asks for 8,000 octets at least). */
    private static final int LINE_MAX = 8_192;

    private AddressList() {
    }

    /** Whether the first line that says anything is an address. */
    static boolean beginsLikeOne(String head) {
        return head.lines().map(AddressList::plain).filter(line -> !line.isEmpty()).findFirst()
                .filter(line -> line.matches("(?i)https?://\\S+")).isPresent();
    }

    static void read(Path file, Consumer<Offered> offers) throws IOException {
        // Bytes that are no UTF-8 become signs that make the line no address; the other lines are read.
        try (BufferedReader lines = new BufferedReader(new java.io.InputStreamReader(Files.newInputStream(file),
                StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            int number = 1;
            for (int next = lines.read(); next >= 0; next = lines.read()) {
                if (next == '\n') {
                    offer(file + ":" + number++, line.toString(), offers);
                    line.setLength(0);
                } else if (line.length() <= LINE_MAX) {
                    line.append((char) next);
                }
            }
            offer(file + ":" + number, line.toString(), offers);
        }
    }

    private static void offer(String source, String line, Consumer<Offered> offers) {
        String address = plain(line);
        if (address.isEmpty()) {
            return;
        }
        Optional<URI> url = address.length() > LINE_MAX ? Optional.empty() : Links.parse(address).map(Links::folded);
        offers.accept(url.<Offered>map(u -> new Offered.Address(source, u))
                .orElseGet(() -> new Offered.Failed(source, "not an address that begins with http:// or https://")));
    }

    private static String plain(String line) {
        String bare = line.replace("\uFEFF", "").strip();
        return bare.startsWith("#") ? "" : bare;
    }
}
