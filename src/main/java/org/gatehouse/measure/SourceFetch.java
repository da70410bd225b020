package org.gatehouse.measure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.measure.SourcePlaces.ForbiddenAddress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Fetches a file from where readings may be fetched. The names of hosts are looked up once, what they lead to is checked,
 * and that very address is connected to, so that a name cannot lead elsewhere in between. Redirects are followed within
 * the host only; time and size are limited.
 */
@Component
class SourceFetch {

    private static final int MOST_REDIRECTS = 3;

    private final SourcePlaces places;
    private final DnsResolver names;
    private final int seconds;

    @Autowired
    SourceFetch(SourcePlaces places, @Value("${gatehouse.readings.seconds:30}") int seconds) {
        this(places, SystemDefaultDnsResolver.INSTANCE, seconds);
    }

    /** @param seconds a fetch may take as a whole */
    SourceFetch(SourcePlaces places, DnsResolver names, int seconds) {
        this.places = places;
        this.names = names;
        this.seconds = seconds;
    }

    /** The bytes at a place, or a refusal that says why there are none. */
    byte[] fetch(String location) {
        return SourcePlaces.isWeb(location) ? web(places.web(location)) : file(location);
    }

    private byte[] file(String location) {
        try (InputStream in = Files.newInputStream(places.file(location))) {
            return limited(in, Long.MAX_VALUE);
        } catch (IOException failed) {
            throw new InvalidInput("location", "measure.source.noFile", location);
        }
    }

    private byte[] web(URI address) {
        HttpGet request = new HttpGet(address);
        request.setHeader("Accept", "text/csv, application/json, application/*, text/*");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (CloseableHttpClient client = client()) {
            return client.execute(request, response -> {
                try {
                    return body(response, end);
                } catch (IOException | RuntimeException wrong) {
                    // Else the rest would be read to keep the connection.
                    request.abort();
                    throw wrong;
                }
            });
        } catch (ForbiddenAddress inside) {
            throw new InvalidInput("location", "measure.source.inside", address.getHost());
        } catch (UnknownHostException unknown) {
            throw new InvalidInput("location", "measure.source.unknownHost", address.getHost());
        } catch (SSLException untrusted) {
            throw new InvalidInput("location", "measure.source.certificate", address.getHost());
        } catch (InterruptedIOException late) {
            throw new InvalidInput("location", "measure.source.slow", seconds);
        } catch (IOException failed) {
            throw new InvalidInput("location", "measure.source.silent", address.getHost());
        }
    }

    private byte[] body(ClassicHttpResponse response, long end) throws IOException {
        int status = response.getCode();
        if (status >= 300 && status < 400) {
            throw new InvalidInput("location", "measure.source.redirect", status);
        }
        if (status != HttpStatus.SC_OK || response.getEntity() == null) {
            throw new InvalidInput("location", "measure.source.status", Integer.toString(status));
        }
        return limited(response.getEntity().getContent(), end);
    }

    private static byte[] limited(InputStream in, long end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte[16 * 1024];
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
            bytes.write(some, 0, read);
            if (bytes.size() > ReadingFile.MOST_BYTES) {
                throw new InvalidInput("file", "measure.file.tooLarge", ReadingFile.MOST_BYTES / 1024 / 1024);
            }
            if (end != Long.MAX_VALUE && System.nanoTime() - end > 0) {
                throw new InterruptedIOException();
            }
        }
        return bytes.toByteArray();
    }

    private CloseableHttpClient client() {
        Timeout patience = Timeout.ofSeconds(Math.max(1, seconds / 3));
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(patience)
                                .setSocketTimeout(patience)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(patience)
                        .setResponseTimeout(patience)
                        .setMaxRedirects(MOST_REDIRECTS)
                        .build())
                .setRedirectStrategy(new WithinTheHost())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Gatehouse")
                .build();
    }

    /** What a name leads to, checked, and nothing else is connected to. */
    private final class CheckedNames implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return places.reachable(host, names.resolve(host));
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** Elsewhere nobody has allowed to ask. */
    private static final class WithinTheHost extends DefaultRedirectStrategy {

        @Override
        public boolean isRedirected(HttpRequest request, HttpResponse response, HttpContext context)
                throws ProtocolException {
            if (!super.isRedirected(request, response, context)) {
                return false;
            }
            try {
                URI here = request.getUri();
                return HttpHost.create(here).equals(HttpHost.create(getLocationURI(request, response, context)));
            } catch (URISyntaxException | HttpException | IllegalArgumentException wrong) {
                return false;
            }
        }
    }
}
