package org.gatehouse.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.gatehouse.kernel.InvalidInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetching from a server of our own, and everything that tries to make us ask where we must not. */
class SourceFetchTests {

    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        port = server.getAddress().getPort();
        serve("/readings.csv", 200, "date,value\n2026-03-02,5\n");
        serve("/gone.csv", 404, "no");
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/readings.csv");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port + "/readings.csv");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/circle", exchange -> {
            exchange.getResponseHeaders().add("Location", "/circle");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[64 * 1024];
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 10_000; i++) {
                    out.write(some);
                }
            } catch (IOException closed) {
                exchange.close();
            }
        });
        server.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    out.write('x');
                    out.flush();
                    Thread.sleep(200);
                }
            } catch (IOException | InterruptedException closed) {
                exchange.close();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aListedHostIsAskedAndRedirectsStayWithinIt() {
        SourceFetch fetch = fetch(LOOPBACK);
        assertThat(text(fetch.fetch(url("/readings.csv")))).contains("2026-03-02,5");
        assertThat(text(fetch.fetch(url("/moved")))).contains("2026-03-02,5");
        assertThat(refused(fetch, url("/elsewhere")))
                .as("another name for the same machine is another host")
                .isEqualTo("measure.source.redirect");
        assertThat(refused(fetch, url("/circle"))).isIn("measure.source.silent", "measure.source.redirect");
        assertThat(refused(fetch, url("/gone.csv"))).isEqualTo("measure.source.status");
    }

    @Test
    void addressesInsideAreNotConnectedToUnlessTheirNetworkIsListed() {
        assertThat(refused(fetch(List.of()), url("/readings.csv"))).isEqualTo("measure.source.inside");
        assertThat(asked).hasValue(0);
    }

    /** The name leads outside when it is looked at and inside when it is connected to: it is looked at once. */
    @Test
    void aNameThatLeadsElsewhereTheSecondTimeIsLookedUpOnce() throws Exception {
        AtomicInteger lookedUp = new AtomicInteger();
        DnsResolver turning = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return lookedUp.getAndIncrement() == 0
                        ? new InetAddress[] {InetAddress.getByName("192.0.2.1")}
                        : new InetAddress[] {InetAddress.getByName("127.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        SourcePlaces places = new SourcePlaces(List.of("http://turning.example:" + port), List.of("192.0.2.0/24"), "");
        String why = refused(new SourceFetch(places, turning, 2), "http://turning.example:" + port + "/readings.csv");
        assertThat(why).isIn("measure.source.slow", "measure.source.silent");
        assertThat(lookedUp).hasValue(1);
        assertThat(asked).as("never the loopback").hasValue(0);
        SourcePlaces strict = new SourcePlaces(List.of("http://turning.example:" + port), List.of(), "");
        assertThat(refused(new SourceFetch(strict, turning, 2), "http://turning.example:" + port + "/readings.csv"))
                .isEqualTo("measure.source.inside");
    }

    @ParameterizedTest
    @CsvSource({
        "https://data.example.com/a.csv, ",
        "https://DATA.example.com:443/a.csv?x=1, ",
        "https://data.example.com:8443/a.csv, measure.source.otherPort",
        "http://data.example.com/a.csv, measure.source.otherPort",
        "https://reports.example.com:9443/a.csv, ",
        "https://reports.example.com/a.csv, measure.source.otherPort",
        "http://plain.example.com:8080/a.csv, ",
        "https://evil.example/a.csv, measure.source.host",
        "https://data.example.com.evil.example/a.csv, measure.source.host",
        "https://data.example.com@evil.example/a.csv, measure.source.userInfo",
        "https://name:secret@data.example.com/a.csv, measure.source.userInfo",
        "https://data.example.com\\@evil.example/a.csv, measure.source.address",
        "https://127.0.0.1/a.csv, measure.source.host",
        "https://2130706433/a.csv, measure.source.host",
        "https://[::1]/a.csv, measure.source.host",
        "file:///etc/passwd, measure.source.address",
        "ftp://data.example.com/a.csv, measure.source.address",
        "jar:https://data.example.com/a.jar!/x, measure.source.address",
        "gopher://data.example.com/, measure.source.address",
        "https:///a.csv, measure.source.address",
        "https://data.example.com/a b.csv, measure.source.address",
    })
    void onlyListedHostsAreAsked(String location, String refusal) {
        SourcePlaces places = new SourcePlaces(
                List.of("data.example.com", "reports.example.com:9443", "http://plain.example.com:8080"),
                List.of(),
                "");
        if (refusal == null) {
            places.require(location);
        } else {
            assertThat(catchThrowableOfType(InvalidInput.class, () -> places.require(location))
                            .problems()
                            .get(0)
                            .message())
                    .isEqualTo(refusal);
        }
    }

    @Test
    void timeAndSizeAreLimited() {
        SourceFetch fetch = new SourceFetch(places(LOOPBACK), SystemDefaultDnsResolver.INSTANCE, 3);
        Instant before = Instant.now();
        assertThat(refused(fetch, url("/endless"))).isEqualTo("measure.file.tooLarge");
        assertThat(refused(fetch, url("/drip"))).as("a byte now and then").isEqualTo("measure.source.slow");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void filesAreReadFromTheirFolderOnly(@TempDir Path whole) throws IOException {
        Path folder = Files.createDirectory(whole.resolve("readings"));
        Files.writeString(folder.resolve("a.csv"), "date,value\n");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/b.csv"), "b");
        Files.writeString(whole.resolve("secret.csv"), "secret");
        Files.createSymbolicLink(folder.resolve("link.csv"), whole.resolve("secret.csv"));
        SourceFetch fetch = new SourceFetch(
                new SourcePlaces(List.of(), List.of(), folder.toString()), SystemDefaultDnsResolver.INSTANCE, 3);

        assertThat(text(fetch.fetch("a.csv"))).isEqualTo("date,value\n");
        assertThat(text(fetch.fetch("sub/b.csv"))).isEqualTo("b");
        assertThat(refused(fetch, "../secret.csv")).isEqualTo("measure.source.outside");
        assertThat(refused(fetch, whole.resolve("secret.csv").toString())).isEqualTo("measure.source.outside");
        assertThat(refused(fetch, "link.csv")).isEqualTo("measure.source.outside");
        assertThat(refused(fetch, "sub")).isEqualTo("measure.source.noFile");
        assertThat(refused(fetch, "none.csv")).isEqualTo("measure.source.noFile");
        assertThat(refused(fetch, "a\0.csv")).isEqualTo("measure.source.noFile");
        assertThat(refused(fetch(LOOPBACK), "a.csv")).isEqualTo("measure.source.noFolder");
    }

    private void serve(String path, int status, String text) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private SourceFetch fetch(List<String> networks) {
        return new SourceFetch(places(networks), SystemDefaultDnsResolver.INSTANCE, 10);
    }

    private SourcePlaces places(List<String> networks) {
        return new SourcePlaces(List.of("http://localhost:" + port), networks, "");
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }

    private static String refused(SourceFetch fetch, String location) {
        return catchThrowableOfType(InvalidInput.class, () -> fetch.fetch(location))
                .problems()
                .get(0)
                .message();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
