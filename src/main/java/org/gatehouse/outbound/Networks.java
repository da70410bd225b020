package org.gatehouse.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Which addresses may be connected to: those of the public internet, and private networks that are listed. */
public final class Networks {

    /** Addresses nobody on the public internet has: the special-purpose registries of IANA (RFC 6890 and later). */
    private static final List<IpAddressMatcher> SPECIAL = matchers(List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            // IPv4 in other clothes: translated (RFC 7915, 6052, 8215), Teredo, 6to4. What is mapped, Java has
            // unpacked.
            "::ffff:0:0:0/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8"));

    private final List<IpAddressMatcher> allowed;

    /** @param allowed networks that are reached though they are private, such as {@code 10.1.0.0/16} */
    public Networks(List<String> allowed) {
        this.allowed = matchers(allowed);
    }

    private static List<IpAddressMatcher> matchers(List<String> networks) {
        return networks.stream()
                .filter(network -> !network.isBlank())
                .map(String::strip)
                .map(IpAddressMatcher::new)
                .toList();
    }

    /** These addresses, if every one of them may be connected to: a name that also leads inside leads nowhere. */
    public InetAddress[] reachable(String host, InetAddress... addresses) throws UnknownHostException {
        for (InetAddress address : addresses) {
            if (!isReachable(address)) {
                throw new Forbidden(host);
            }
        }
        return addresses;
    }

    private boolean isReachable(InetAddress address) {
        String written = address.getHostAddress().replaceFirst("%.*$", "");
        return allowed.stream().anyMatch(network -> network.matches(written))
                || SPECIAL.stream().noneMatch(network -> network.matches(written));
    }

    /** The name of a host leads to an address that is not to be connected to. */
    static final class Forbidden extends UnknownHostException {

        Forbidden(String host) {
            super(host);
        }
    }
}
