package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255",
            "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "100.127.255.255", "192.0.0.8",
            "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1",
            "255.255.255.255", "::1", "::", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1",
            "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::10.0.0.1", "64:ff9b::7f00:1", "2002:a00:1::1", "2001::1",
            "2001:db8::1", "100::1"})
    void addressesOfOnesOwnNetworksAndOfNoHostAreNotPublic(String address) throws UnknownHostException {
        assertThat(PrivateAddress.kind(InetAddress.getByName(address))).as(address).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0",
            "100.63.255.255", "100.128.0.0", "169.253.0.1", "192.0.1.1", "192.169.0.1", "198.17.0.1", "198.20.0.1",
            "223.255.255.255", "2a00:1450:4010::1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808",
            "2002:808:808::1", "2001:4860:4860::8888", "fbff::1"})
    void theirNeighboursAre(String address) throws UnknownHostException {
        assertThat(PrivateAddress.kind(InetAddress.getByName(address))).as(address).isEmpty();
    }
}
