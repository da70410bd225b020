package org.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to a server of our own, and everything that tries to make us ask where we must not. */
class OutboundTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
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
        server.createContext("/echo", exchange -> {
            asked.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("X-Kind"));
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("X-Echo", "yes");
            exchange.sendResponseHeaders(202, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/echo");
            exchange.sendResponseHeaders(307, -1);
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
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatIsAnsweredComesBackWhateverItIs() {
        Answer answer = loopback().send(post("/echo", "{\"名\":1}"));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.body()).isEqualTo("{\"名\":1}");
        assertThat(answer.headers().get("x-ECHO")).isEqualTo("yes");
        assertThat(loopback().send(post("/nothing", "x")).status()).isEqualTo(404);
        assertThat(asked).containsExactly("POST hook");
    }

    @Test
    void redirectsAreNotFollowed() {
        Answer answer = loopback().send(post("/moved", "x"));
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.headers().get("Location")).isEqualTo("/echo");
        assertThat(asked).isEmpty();
    }

    @Test
    void timeAndSizeAreLimited() throws IOException {
        assertThat(loopback().send(post("/endless", "x")).body()).hasSize(Outbound.MOST_BYTES);
        Instant before = Instant.now();
        // Headers that come one letter at a time never end a single read too late.
        try (ServerSocket drip = answering(out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
                out.write('a');
                out.flush();
                Thread.sleep(50);
            }
        })) {
            Request slow = Request.get(
                    URI.create("http://localhost:" + drip.getLocalPort() + "/"), Map.of(), Duration.ofMillis(600));
            assertThat(catchThrowableOfType(Unanswered.class, () -> loopback().send(slow))
                            .why())
                    .isEqualTo(Unanswered.Why.SLOW);
        }
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void nobodyThereAndNoSuchNameMayBeTriedAgain() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Request nobody = Request.get(URI.create("http://localhost:" + free + "/"), Map.of(), PATIENCE);
        assertThat(catchThrowableOfType(Unanswered.class, () -> loopback().send(nobody))
                        .why())
                .isEqualTo(Unanswered.Why.SILENT);
        Outbound nameless = new Outbound(new Networks(List.of()), names(host -> null));
        Request unknown = Request.get(URI.create("https://nowhere.example/"), Map.of(), PATIENCE);
        assertThat(catchThrowableOfType(Unanswered.class, () -> nameless.send(unknown))
                        .why())
                .isEqualTo(Unanswered.Why.UNKNOWN_HOST);
        assertThat(nameless.require("https://nowhere.example/hook")).hasHost("nowhere.example");
    }

    @Test
    void plainHttpBehindHttpsIsNoCertificate() throws IOException {
        try (ServerSocket plain =
                answering(out -> out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            Request request =
                    Request.get(URI.create("https://localhost:" + plain.getLocalPort() + "/"), Map.of(), PATIENCE);
            assertThat(catchThrowableOfType(Unanswered.class, () -> loopback().send(request))
                            .why())
                    .isEqualTo(Unanswered.Why.CERTIFICATE);
        }
    }

    /** The name leads outside when it is looked at and inside when it is connected to: each time it is looked at once. */
    @Test
    void aNameThatTurnsInsideIsNotConnectedTo() {
        AtomicInteger lookedUp = new AtomicInteger();
        Outbound turning = new Outbound(
                new Networks(List.of("198.51.100.0/24")),
                names(host -> lookedUp.getAndIncrement() == 0 ? "198.51.100.7" : "127.0.0.1"));
        String address = "http://turning.example:" + port + "/echo";
        assertThat(turning.require(address)).hasPort(port);
        Request request = Request.get(URI.create(address), Map.of(), PATIENCE);
        assertThatThrownBy(() -> turning.send(request)).isInstanceOf(Refused.class);
        assertThat(lookedUp).hasValue(2);
        assertThat(asked).isEmpty();
    }

    @Test
    void aNameThatLeadsInsideIsRefusedWhenWrittenAndWhenAsked() {
        Outbound inside = new Outbound(new Networks(List.of()), names(host -> "169.254.169.254"));
        assertThat(refusal(inside, "https://metadata.example/latest")).isEqualTo("outbound.inside");
        Request request = Request.get(URI.create("https://metadata.example/latest"), Map.of(), PATIENCE);
        assertThat(catchThrowableOfType(Refused.class, () -> inside.send(request))
                        .problems()
                        .get(0)
                        .message())
                .isEqualTo("outbound.inside");
    }

    @ParameterizedTest
    @CsvSource({
        "https://93.184.216.34/hook, ",
        "http://93.184.216.34:8080/hook?x=1, ",
        "https://[2606:2800:220:1::1]/hook, ",
        "ftp://93.184.216.34/, outbound.address",
        "file:///etc/passwd, outbound.address",
        "gopher://127.0.0.1:6379/_x, outbound.address",
        "jar:https://data.example.com/a.jar!/x, outbound.address",
        "javascript:alert(1), outbound.address",
        "//93.184.216.34/, outbound.address",
        "https:///hook, outbound.address",
        "https://93.184.216.34:0/, outbound.address",
        "https://93.184.216.34:99999/, outbound.address",
        "https://93.184.216.34\\@127.0.0.1/, outbound.address",
        "https://name:secret@93.184.216.34/, outbound.userInfo",
        "https://93.184.216.34@127.0.0.1/, outbound.userInfo",
        "https://93.184.216.34/#x, outbound.userInfo",
        "https://127.0.0.1/, outbound.inside",
        "https://localhost/, outbound.inside",
        "https://LOCALHOST/, outbound.inside",
        "https://[::1]/, outbound.inside",
        "https://[::ffff:127.0.0.1]/, outbound.inside",
        "https://[::ffff:7f00:1]/, outbound.inside",
        "https://[64:ff9b::a9fe:a9fe]/, outbound.inside",
        "https://[fe80::1%25eth0]/, ANY",
        "https://2130706433/, ANY",
        "https://0x7f000001/, ANY",
        "https://0x7f.0.0.1/, ANY",
        "https://0177.0.0.1/, ANY",
        "https://127.0.0.01/, ANY",
        "https://127.1/, ANY",
        "https://127.0.0.1./, ANY",
        "https://0/, ANY",
        "https://１２７.0.0.1/, ANY",
        "https://①②⑦.0.0.1/, ANY",
        "https://127。0。0。1/, ANY",
        "https://169.254.169.254/latest/meta-data/, outbound.inside",
        "https://100.100.100.200/latest/meta-data/, outbound.inside",
    })
    void onlyPublicAddressesInPlainNotationAreAsked(String address, String refusal) {
        Outbound outbound = new Outbound(new Networks(List.of()), SystemDefaultDnsResolver.INSTANCE);
        if (refusal == null) {
            assertThat(outbound.require(address)).isEqualTo(URI.create(address));
        } else if (refusal.equals("ANY")) {
            assertThat(refusal(outbound, address)).startsWith("outbound.");
        } else {
            assertThat(refusal(outbound, address)).isEqualTo(refusal);
        }
    }

    @Test
    void headersAreOfOneLineAndNotThoseThatSteerTheConnection() {
        URI uri = URI.create("https://hooks.example.com/");
        assertThatThrownBy(() -> Request.get(uri, Map.of("X-A", "1\r\nX-B: 2"), PATIENCE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Request.get(uri, Map.of("Host", "inside"), PATIENCE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Outbound loopback() {
        return new Outbound(new Networks(List.of("127.0.0.0/8", "::1/128")), SystemDefaultDnsResolver.INSTANCE);
    }

    private Request post(String path, String body) {
        return Request.post(
                URI.create("http://localhost:" + port + path),
                Map.of("X-Kind", "hook", "Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                PATIENCE);
    }

    private interface Script {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    /** Answers the first connection, whatever is asked. */
    private static ServerSocket answering(Script script) throws IOException {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread answer = new Thread(() -> {
            try (OutputStream out = socket.accept().getOutputStream()) {
                script.write(out);
            } catch (IOException | InterruptedException closed) {
                // The other side has had enough.
            }
        });
        answer.setDaemon(true);
        answer.start();
        return socket;
    }

    private static String refusal(Outbound outbound, String address) {
        return catchThrowableOfType(Refused.class, () -> outbound.require(address))
                .problems()
                .get(0)
                .message();
    }

    private static DnsResolver names(UnaryOperator<String> leads) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                String there = leads.apply(host);
                if (there == null) {
                    throw new UnknownHostException(host);
                }
                return new InetAddress[] {InetAddress.getByName(there)};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
