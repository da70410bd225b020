package org.gatehouse.measure;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.outbound.Networks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where readings may be fetched from. A project manager names the place, the house says which places there are: hosts by
 * name, reached by https on their usual port unless they are listed otherwise ({@code http://host:8080}), and a folder of
 * files. A name that leads to an address inside the house's own networks is refused, unless that network is listed.
 */
@Component
class SourcePlaces {

    private static final int LONGEST = 2000;

    private final List<Host> hosts;
    private final Networks networks;
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
        this.networks = new Networks(networks);
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

    /** What addresses the hosts' names may lead to. */
    Networks networks() {
        return networks;
    }
}
