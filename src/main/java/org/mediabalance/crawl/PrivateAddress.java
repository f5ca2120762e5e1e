package org.mediabalance.crawl;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells addresses of the public Internet from those of this machine and its networks, which a crawler must not be led to
 * by a link, a redirect or a name server. Source: the IANA special-purpose address registries (RFC 6890 and updates).
 */
final class PrivateAddress {
    private PrivateAddress() {
    }

    /** What kind of non-public address it is, in words; empty for a public one. */
    static Optional<String> kind(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return Optional.of("a loopback address");
        }
        if (address.isAnyLocalAddress()) {
            return Optional.of("the unspecified address");
        }
        if (address.isLinkLocalAddress()) {
            return Optional.of("a link-local address"); // among them the metadata service of clouds, 169.254.169.254
        }
        if (address.isSiteLocalAddress()) {
            return Optional.of("a private address");
        }
        if (address.isMulticastAddress()) {
            return Optional.of("a multicast address");
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? kind4(bytes) : kind6((Inet6Address) address, bytes);
    }

    private static Optional<String> kind4(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        int third = bytes[2] & 0xFF;
        if (first == 100 && (second & 0xC0) == 64) {
            return Optional.of("a carrier-grade NAT address"); // 100.64.0.0/10, RFC 6598
        }
        boolean special = first == 0 || first >= 240 // this network; reserved and broadcast
                || first == 192 && second == 0 && (third == 0 || third == 2) // protocol assignments, documentation
                || first == 198 && (second & 0xFE) == 18 // benchmarks, RFC 2544
                || first == 198 && second == 51 && third == 100 || first == 203 && second == 0 && third == 113;
        return special ? Optional.of("a special-purpose address") : Optional.empty();
    }

    private static Optional<String> kind6(Inet6Address address, byte[] bytes) {
        if ((bytes[0] & 0xFE) == 0xFC) {
            return Optional.of("a private address"); // fc00::/7, RFC 4193
        }
        if (address.isIPv4CompatibleAddress() || starts(bytes, 0, 0x64, 0xFF, 0x9B)) {
            return inner(bytes, 12); // ::a.b.c.d; 64:ff9b::/96, the translation prefix of RFC 6052
        }
        if (starts(bytes, 0x20, 0x02)) {
            return inner(bytes, 2); // 6to4, RFC 3056
        }
        boolean special = starts(bytes, 0x20, 0x01, 0, 0) || starts(bytes, 0x20, 0x01, 0x0D, 0xB8) // Teredo, documentation
                || starts(bytes, 0x01, 0, 0, 0, 0, 0, 0, 0); // discard, RFC 6666
        return special ? Optional.of("a special-purpose address") : Optional.empty();
    }

    /** The kind of the IPv4 address that the bytes carry from here on. */
    private static Optional<String> inner(byte[] bytes, int from) {
        try {
            return kind(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean starts(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
