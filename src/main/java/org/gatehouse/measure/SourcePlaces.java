package org.gatehouse.measure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gatehouse.kernel.InvalidInput;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Where readings may be fetched from. A project manager names the place, the house says which places there are: hosts by
 * name, reached by https on their usual port unless they are listed otherwise ({@code http://host:8080}), and a folder of
 * files. A name that leads to an address inside the house's own networks is refused, unless that network is listed.
 */
@Component
class SourcePlaces {

    /** Addresses nobody on the public internet has: the special-purpose registries of IANA (RFC 6890 and later). */
    private static final List<IpAddressMatcher> SPECIAL = List.of(
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
                    "ff00::/8")
            .stream()
            .map(IpAddressMatcher::new)
            .toList();

    private static final int LONGEST = 2000;

    private final List<Host> hosts;
    private final List<IpAddressMatcher> networks;
    private final Path folder;

    /**
     * @param hosts such as {@code data.example.com}, {@code data.example.com:8443}, {@code http://reports:8080}
     * @param networks inside which addresses are reached though they are private, such as {@code 10.1.0.0/16}
     * @param folder whose files may be read; empty for none
     */
    SourcePlaces(
            @Value("${gatehouse.readings.hosts:}") List<String> hosts,
            @Value("${gatehouse.readings.networks:}") List<String> networks,
            @Value("${gatehouse.readings.folder:}") String folder) {
        this.hosts =
                hosts.stream().filter(host -> !host.isBlank()).map(Host::of).toList();
        this.networks = networks.stream()
                .filter(network -> !network.isBlank())
                .map(String::strip)
                .map(IpAddressMatcher::new)
                .toList();
        this.folder = folder.isBlank() ? null : Path.of(folder.strip());
    }

    /** A host that may be asked, with how. */
    private record Host(String scheme, String name, int port) {

        static Host of(String listed) {
            String text = listed.strip().toLowerCase(Locale.ROOT);
            URI uri = URI.create(text.contains("://") ? text : "https://" + text);
            if (uri.getHost() == null || !uri.getScheme().matches("https?")) {
                throw new IllegalArgumentException("gatehouse.readings.hosts: " + listed);
            }
            return of(uri);
        }

        static Host of(URI uri) {
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int usual = scheme.equals("http") ? 80 : 443;
            return new Host(scheme, uri.getHost().toLowerCase(Locale.ROOT), uri.getPort() < 0 ? usual : uri.getPort());
        }
    }

    /** Names of the hosts there are, for a hint. */
    List<String> hosts() {
        return hosts.stream().map(Host::name).distinct().toList();
    }

    boolean hasFolder() {
        return folder != null;
    }

    /** Refuses a place that is not one of the house's. */
    void require(String location) {
        if (location.isBlank() || location.length() > LONGEST) {
            throw new InvalidInput("location", "measure.source.location");
        }
        if (isWeb(location)) {
            web(location);
        } else {
            file(location);
        }
    }

    static boolean isWeb(String location) {
        return location.contains("://");
    }

    /** The address, if it is at a host that is listed. */
    URI web(String location) {
        URI uri;
        try {
            uri = new URI(location);
        } catch (URISyntaxException wrong) {
            throw new InvalidInput("location", "measure.source.address");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || uri.getHost() == null) {
            throw new InvalidInput("location", "measure.source.address");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new InvalidInput("location", "measure.source.userInfo");
        }
        Host asked = Host.of(uri);
        if (!hosts.contains(asked)) {
            boolean onlyScheme = hosts.stream().anyMatch(host -> host.name().equals(asked.name()));
            throw new InvalidInput(
                    "location",
                    onlyScheme ? "measure.source.otherPort" : "measure.source.host",
                    asked.name(),
                    String.join(", ", hosts()));
        }
        return uri;
    }

    /** The file, if it lies in the house's folder, wherever links lead. */
    Path file(String name) {
        if (folder == null) {
            throw new InvalidInput("location", "measure.source.noFolder");
        }
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(name.strip()).normalize();
            if (!file.startsWith(root) || file.equals(root)) {
                throw new InvalidInput("location", "measure.source.outside");
            }
            if (!Files.isRegularFile(file)) {
                throw new InvalidInput("location", "measure.source.noFile", name);
            }
            Path real = file.toRealPath();
            if (!real.startsWith(root)) {
                throw new InvalidInput("location", "measure.source.outside");
            }
            return real;
        } catch (InvalidPathException | IOException wrong) {
            throw new InvalidInput("location", "measure.source.noFile", name);
        }
    }

    /** These addresses, if every one of them may be connected to: a name that also leads inside leads nowhere. */
    InetAddress[] reachable(String host, InetAddress... addresses) throws UnknownHostException {
        for (InetAddress address : addresses) {
            if (!isReachable(address)) {
                throw new ForbiddenAddress(host);
            }
        }
        return addresses;
    }

    private boolean isReachable(InetAddress address) {
        String written = address.getHostAddress().replaceFirst("%.*$", "");
        return networks.stream().anyMatch(network -> network.matches(written))
                || SPECIAL.stream().noneMatch(network -> network.matches(written));
    }

    /** The name of a host leads to an address that is not to be connected to. */
    static final class ForbiddenAddress extends UnknownHostException {

        ForbiddenAddress(String host) {
            super(host);
        }
    }
}
