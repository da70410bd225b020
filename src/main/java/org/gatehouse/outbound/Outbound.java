package org.gatehouse.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Requests of the house to elsewhere. The name of a host is looked up once, what it leads to is checked, and that very
 * address is connected to, so that a name cannot lead elsewhere in between. Redirects are answers, not followed; there is
 * no proxy, no cookie, no second try; time and size are limited.
 */
@Component
public class Outbound {

    /** Bytes of an answer that {@link #send} keeps. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final int CONNECTIONS = 40;
    private static final long CONNECT_SECONDS = 10;

    /** One thread for everybody: it only closes connections whose time is over. */
    private static final ScheduledThreadPoolExecutor DEADLINES = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "outbound-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    static {
        DEADLINES.setRemoveOnCancelPolicy(true);
    }

    private final Networks networks;
    private final DnsResolver names;
    private final CloseableHttpClient client;

    @Autowired
    Outbound(@Value("${gatehouse.outbound.networks:}") List<String> networks) {
        this(new Networks(networks), SystemDefaultDnsResolver.INSTANCE);
    }

    /** A way out with rules of its own. */
    public Outbound(Networks networks, DnsResolver names) {
        this.networks = networks;
        this.names = names;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(CONNECT_SECONDS))
                                .build())
                        .build())
                // Each request looks its name up and is checked anew.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Gatehouse")
                .build();
    }

    /**
     * Asks, and returns whatever the answer is.
     *
     * @throws Refused where the address may not be asked
     * @throws Unanswered where no whole answer came in time
     */
    public Answer send(Request request) {
        Content content = fetch(request, MOST_BYTES);
        return new Answer(content.status(), content.headers(), new String(content.bytes(), StandardCharsets.UTF_8));
    }

    /**
     * As {@link #send}, with the bytes of the answer as they are.
     *
     * @param mostBytes that are read; what comes after them is left
     */
    public Content fetch(Request request, int mostBytes) {
        Target.require(request.uri());
        HttpUriRequestBase asked = asked(request);
        AtomicBoolean late = new AtomicBoolean();
        Future<?> deadline = DEADLINES.schedule(
                () -> {
                    late.set(true);
                    asked.cancel();
                },
                request.timeout().toMillis(),
                TimeUnit.MILLISECONDS);
        String host = request.uri().getHost();
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(HttpHost.create(request.uri()), asked, null);
            return content(response, mostBytes);
        } catch (Networks.Forbidden inside) {
            throw new Refused("outbound.inside", host);
        } catch (UnknownHostException unknown) {
            throw new Unanswered(Unanswered.Why.UNKNOWN_HOST, host);
        } catch (IOException failed) {
            if (late.get() || failed instanceof InterruptedIOException) {
                throw new Unanswered(Unanswered.Why.SLOW, host);
            }
            throw new Unanswered(
                    failed instanceof SSLException ? Unanswered.Why.CERTIFICATE : Unanswered.Why.SILENT, host);
        } finally {
            deadline.cancel(false);
            // Closing alone would read the rest first.
            asked.cancel();
            Closer.closeQuietly(response);
        }
    }

    /**
     * The address somebody wrote, if it may be asked as far as can be seen now; a name that cannot be looked up at the
     * moment is looked up again when it is asked.
     *
     * @throws Refused otherwise
     */
    public URI require(String address) {
        URI uri = Target.of(address);
        try {
            String host = uri.getHost();
            networks.reachable(host, names.resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host));
        } catch (Networks.Forbidden inside) {
            throw new Refused("outbound.inside", uri.getHost());
        } catch (UnknownHostException later) {
            return uri;
        }
        return uri;
    }

    private static HttpUriRequestBase asked(Request request) {
        HttpUriRequestBase asked = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(asked::setHeader);
        if (request.body().length > 0) {
            asked.setEntity(new ByteArrayEntity(request.body(), null));
        }
        Timeout whole = Timeout.of(request.timeout());
        asked.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(whole)
                .setResponseTimeout(whole)
                .build());
        return asked;
    }

    private static Content content(ClassicHttpResponse response, int most) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        byte[] bytes = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(most + 1);
        boolean whole = bytes.length <= most;
        return new Content(
                response.getCode(),
                Collections.unmodifiableMap(headers),
                whole ? bytes : Arrays.copyOf(bytes, most),
                whole);
    }

    /** What a name leads to, checked, and nothing else is connected to. */
    private final class CheckedNames implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return networks.reachable(host, names.resolve(host));
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
