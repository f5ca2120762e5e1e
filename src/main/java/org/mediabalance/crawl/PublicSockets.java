package org.mediabalance.crawl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.SocketFactory;

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

    private final Predicate<InetSocketAddress> exempt;

    /** @param exempt addresses that may be connected to whatever they are */
    PublicSockets(Predicate<InetSocketAddress> exempt) {
        this.exempt = exempt;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                InetSocketAddress address = (InetSocketAddress) endpoint;
                Optional<String> kind = PrivateAddress.kind(address.getAddress());
                if (kind.isPresent() && !exempt.test(address)) {
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
