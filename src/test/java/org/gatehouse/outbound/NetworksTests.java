package org.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are anybody's, and which are not to be connected to. */
class NetworksTests {

    @Test
    void oneAddressInsideIsEnoughToRefuseAName() throws UnknownHostException {
        Networks networks = new Networks(List.of());
        InetAddress outside = InetAddress.getByName("8.8.8.8");
        assertThat(networks.reachable("data.example.com", outside)).containsExactly(outside);
        assertThatThrownBy(() -> networks.reachable("data.example.com", outside, InetAddress.getByName("10.0.0.1")))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void aListedNetworkIsReachableAndNothingBesideIt() throws UnknownHostException {
        Networks networks = new Networks(List.of(" 10.1.0.0/16 ", ""));
        InetAddress listed = InetAddress.getByName("10.1.2.3");
        assertThat(networks.reachable("x", listed)).containsExactly(listed);
        assertThatThrownBy(() -> networks.reachable("x", InetAddress.getByName("10.2.0.1")))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.15.255.255", "172.32.0.1", "223.255.255.254", "2606:4700::1111"})
    void publicAddressesAreReachable(String address) throws UnknownHostException {
        InetAddress there = InetAddress.getByName(address);
        assertThat(new Networks(List.of()).reachable("x", there)).containsExactly(there);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.2.5",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:0:127.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fd00:ec2::254",
                "fec0::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1"
            })
    void noSpecialAddressIsReachable(String address) {
        Networks networks = new Networks(List.of());
        assertThatThrownBy(() -> networks.reachable("x", InetAddress.getByName(address)))
                .isInstanceOf(UnknownHostException.class);
    }
}
