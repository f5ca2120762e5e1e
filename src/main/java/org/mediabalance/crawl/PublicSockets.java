package org.mediabalance.crawl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;

/**
 * Opens connections to the public Internet only. The address is looked at when it is connected to, after names were
 * resolved, so that neither a redirect nor a name that resolves differently the second time gets past. Thread-safe.
 */
final class PublicSockets extends SocketFactory {

    /** A connection that was not made because the address is not a public one. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private Refused(InetSocketAddress address, String kind) {
            super(address.getHostString() + " resolves to " + address.getAddress().getHostAddress() + ", " + kind
                    + "; name the host in study.yaml under politeness.privateHosts if it is meant");
        }
    }

    private final Set<String> privateHosts;
    private final Set<InetSocketAddress> proxies;

    /**
     * @param privateHosts hosts, by the name or address that a URL gives them, that may be reached wherever they are
     * @param proxies addresses that may be connected to as well; may grow
     */
    PublicSockets(Set<String> privateHosts, Set<InetSocketAddress> proxies) {
        this.privateHosts = privateHosts.stream().map(PublicSockets::spelled).collect(Collectors.toUnmodifiableSet());
        this.proxies = proxies;
    }

    /** A host as a socket address spells it: names in lower-case ASCII, IPv6 addresses without brackets in full. */
    private static String spelled(String host) {
        HttpUrl url = HttpUrl
                .parse("http://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host));
        if (url == null || !url.host().contains(":")) {
            return url == null ? host : url.host();
        }
        try {
            return InetAddress.getByName(url.host()).getHostAddress(); // an address: no name server is asked
        } catch (UnknownHostException e) {
            return url.host();
        }
    }

    private boolean isExempt(InetSocketAddress address) {
        return privateHosts.contains(address.getHostString()) || proxies.contains(address);
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                InetSocketAddress address = (InetSocketAddress) endpoint;
                Optional<String> kind = PrivateAddress.kind(address.getAddress());
                if (kind.isPresent() && !isExempt(address)) {
                    throw new Refused(address, kind.get());
                }
                super.connect(endpoint, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("sockets are made unconnected");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("sockets are made unconnected");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("sockets are made unconnected");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("sockets are made unconnected");
    }
}
