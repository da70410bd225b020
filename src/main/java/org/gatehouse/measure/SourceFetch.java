package org.gatehouse.measure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.HttpHost;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.outbound.Content;
import org.gatehouse.outbound.Outbound;
import org.gatehouse.outbound.Refused;
import org.gatehouse.outbound.Request;
import org.gatehouse.outbound.Unanswered;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Fetches a file from where readings may be fetched. Redirects are followed within the host only; time and size are
 * limited.
 */
@Component
class SourceFetch {

    private static final int MOST_REDIRECTS = 3;
    private static final int STATUS_OK = 200;
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "text/csv, application/json, application/*, text/*");

    private final SourcePlaces places;
    private final Outbound outbound;
    private final int seconds;

    @Autowired
    SourceFetch(SourcePlaces places, @Value("${gatehouse.readings.seconds:30}") int seconds) {
        this(places, SystemDefaultDnsResolver.INSTANCE, seconds);
    }

    /** @param seconds a fetch may take as a whole */
    SourceFetch(SourcePlaces places, DnsResolver names, int seconds) {
        this.places = places;
        this.outbound = new Outbound(places.networks(), names);
        this.seconds = seconds;
    }

    /** The bytes at a place, or a refusal that says why there are none. */
    byte[] fetch(String location) {
        return SourcePlaces.isWeb(location) ? web(places.web(location)) : file(location);
    }

    private byte[] file(String location) {
        try (InputStream in = Files.newInputStream(places.file(location))) {
            return limited(in.readNBytes(ReadingFile.MOST_BYTES + 1));
        } catch (IOException failed) {
            throw new InvalidInput("location", "measure.source.noFile", location);
        }
    }

    private byte[] web(URI address) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        URI next = address;
        for (int redirects = 0; ; redirects++) {
            Content content = content(next, Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
            int status = content.status();
            if (status == STATUS_OK) {
                return limited(content.bytes());
            }
            if (status < 300 || status >= 400) {
                throw new InvalidInput("location", "measure.source.status", Integer.toString(status));
            }
            if (redirects == MOST_REDIRECTS) {
                throw new InvalidInput("location", "measure.source.redirect", status);
            }
            next = withinTheHost(next, content);
        }
    }

    private Content content(URI address, Duration timeout) {
        try {
            return outbound.fetch(Request.get(address, HEADERS, timeout), ReadingFile.MOST_BYTES + 1);
        } catch (Refused inside) {
            throw new InvalidInput("location", "measure.source.inside", address.getHost());
        } catch (Unanswered none) {
            throw none.why() == Unanswered.Why.SLOW
                    ? new InvalidInput("location", "measure.source.slow", seconds)
                    : new InvalidInput("location", message(none.why()), address.getHost());
        }
    }

    private static String message(Unanswered.Why why) {
        return switch (why) {
            case UNKNOWN_HOST -> "measure.source.unknownHost";
            case CERTIFICATE -> "measure.source.certificate";
            default -> "measure.source.silent";
        };
    }

    /** Elsewhere nobody has allowed to ask. */
    private static URI withinTheHost(URI here, Content content) {
        try {
            URI there = here.resolve(content.headers().getOrDefault("Location", "?"));
            if (HttpHost.create(here).equals(HttpHost.create(there))) {
                return there;
            }
        } catch (IllegalArgumentException noAddress) {
            // Refused as one that leads elsewhere.
        }
        throw new InvalidInput("location", "measure.source.redirect", content.status());
    }

    private static byte[] limited(byte[] bytes) {
        if (bytes.length > ReadingFile.MOST_BYTES) {
            throw new InvalidInput("file", "measure.file.tooLarge", ReadingFile.MOST_BYTES / 1024 / 1024);
        }
        return bytes;
    }
}
