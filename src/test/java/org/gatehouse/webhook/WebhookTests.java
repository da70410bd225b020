package org.gatehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.delivery.Outcome;
import org.gatehouse.delivery.Parcel;
import org.gatehouse.notice.Notices;
import org.gatehouse.outbound.Networks;
import org.gatehouse.outbound.Outbound;
import org.gatehouse.webhook.Messages.Message;
import org.gatehouse.webhook.Messages.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody outside is told, by a server of our own that the house itself may not reach. */
class WebhookTests extends Stage {

    private static final String PUBLIC = "https://93.184.216.34/hook";
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]+");

    @Autowired
    MessageSource texts;

    @Autowired
    WebhookRepository rows;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Messages messages;

    @Autowired
    Notices notices;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient sql;

    @Autowired
    java.time.Clock clock;

    private final Map<String, Visitor> signedIn = new HashMap<>();
    private final ConcurrentLinkedDeque<Got> got = new ConcurrentLinkedDeque<>();
    private volatile int answer = 204;
    private HttpServer server;

    private record Got(Headers headers, byte[] body) {}

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            got.add(new Got(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Retry-After", "90");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatWasChosenIsPutInLineAndDeliveredSigned() throws Exception {
        String key = newProject();
        Webhook webhook = listening(key, "goal", "plan");
        addSmartGoal(key);
        as("lin", () -> projects.invite(key, "sun"));
        List<Message> told = messages.of(webhook.id(), 0, 10);
        assertThat(told).extracting(Message::event).as("only goals and plan").containsExactly("goal.added");
        Message message = told.get(0);
        assertThat(sql.sql("select payload from delivery where channel = 'webhook' and recipient = :id")
                        .param("id", Long.toString(webhook.id()))
                        .query(String.class)
                        .list())
                .containsExactly(Long.toString(message.id()));

        assertThat(courier().deliver(parcel(message))).isEqualTo(Outcome.done());
        Got delivered = got.getLast();
        JsonNode payload = json.readTree(delivered.body());
        assertThat(payload.path("id").asText()).isEqualTo(message.messageId());
        assertThat(payload.path("event").asText()).isEqualTo("goal.added");
        assertThat(payload.path("project").path("key").asText()).isEqualTo(key);
        assertThat(payload.path("actor").path("id").asText()).isEqualTo("lin");
        assertThat(payload.path("actor").path("name").asText()).isNotBlank().isNotEqualTo("lin");
        assertThat(payload.has("onBehalfOf")).isTrue();
        assertThat(payload.path("changes").isArray()).isTrue();
        assertThat(payload.path("time").asText()).endsWith("Z");
        String timestamp = delivered.headers().getFirst("webhook-timestamp");
        assertThat(delivered.headers().getFirst("webhook-id")).isEqualTo(message.messageId());
        assertThat(delivered.headers().getFirst("webhook-signature"))
                .isEqualTo(Secret.signature(
                        webhook.secret(), message.messageId(), Long.parseLong(timestamp), delivered.body()));
        Message after = messages.find(message.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(State.DELIVERED);
        assertThat(after.status()).isEqualTo(204);
        assertThat(after.duration()).isNotNull();

        Webhook rotated = as("lin", () -> webhooks.rotate(key, webhook.id()));
        courier().deliver(parcel(message));
        assertThat(got.getLast().headers().getFirst("webhook-signature").split(" "))
                .as("for a day both secrets sign")
                .hasSize(2);
        assertThat(got.getLast().headers().getFirst("webhook-signature"))
                .contains(Secret.signature(
                        rotated.secret(),
                        message.messageId(),
                        Long.parseLong(got.getLast().headers().getFirst("webhook-timestamp")),
                        delivered.body()));
    }

    /** The example of the specification at standardwebhooks.com. */
    @Test
    void signaturesAreThoseOfTheSpecification() {
        assertThat(Secret.signature(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330L,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whoDoesNotAnswerIsTriedAgainAndAfterDaysSwitchedOff() {
        String key = newProject();
        Webhook webhook = listening(key, "goal");
        addSmartGoal(key);
        Message message = messages.of(webhook.id(), 0, 1).get(0);
        answer = 503;
        assertThat(courier().deliver(parcel(message))).isEqualTo(Outcome.again("503", Duration.ofSeconds(90)));
        answer = 302;
        assertThat(courier().deliver(parcel(message)).reason())
                .as("no redirect")
                .isEqualTo("302");
        assertThat(messages.find(message.id()).orElseThrow().attempts()).isEqualTo(2);
        assertThat(rows.findById(webhook.id()).orElseThrow().failingSince()).isNotNull();
        answer = 200;
        courier().deliver(parcel(message));
        assertThat(rows.findById(webhook.id()).orElseThrow().failingSince()).isNull();

        answer = 500;
        courier().deliver(parcel(message));
        Webhook failing = rows.findById(webhook.id()).orElseThrow();
        assertThat(failing.failed(failing.failingSince().plus(Duration.ofHours(71))))
                .isFalse();
        sql.sql("update webhook set failing_since = failing_since - interval '4' day where id = :id")
                .param("id", webhook.id())
                .update();
        courier().deliver(parcel(message));
        Webhook off = rows.findById(webhook.id()).orElseThrow();
        assertThat(off.isActive()).isFalse();
        assertThat(as("lin", () -> notices.unread("lin")))
                .anyMatch(word -> word.text().contains(webhook.url()));
        assertThat(courier().deliver(parcel(message)).reason()).isEqualTo("switched off");
        as("lin", () -> webhooks.switchTo(key, webhook.id(), true));
        assertThat(rows.findById(webhook.id()).orElseThrow().failingSince()).isNull();
        answer = 410;
        assertThat(courier().deliver(parcel(message))).isEqualTo(Outcome.hopeless("410"));
        assertThat(rows.findById(webhook.id()).orElseThrow().isActive()).isFalse();
    }

    /** The address was outside when it was written down. */
    @Test
    void whatLeadsInsideIsNotAskedWhateverWasWritten() {
        String key = newProject();
        Webhook webhook = listening(key, "goal");
        addSmartGoal(key);
        Message message = messages.of(webhook.id(), 0, 1).get(0);
        WebhookCourier strict = new WebhookCourier(
                webhooks,
                messages,
                new Outbound(new Networks(List.of()), SystemDefaultDnsResolver.INSTANCE),
                texts,
                clock);
        assertThat(strict.deliver(parcel(message)))
                .isEqualTo(Outcome.hopeless(
                        texts.getMessage("outbound.inside", new Object[] {"localhost"}, Locale.ENGLISH)));
        assertThat(got).isEmpty();
        assertThat(messages.find(message.id()).orElseThrow().state()).isEqualTo(State.FAILED);
        assertThat(body("lin", "/projects/" + key + "/webhooks/" + webhook.id()))
                .contains("inside a private network");
    }

    @Test
    void webhooksAreTheManagersAndTheAdministrators() {
        String key = newProject();
        String page = "/projects/" + key + "/webhooks";
        Map<String, String> form = Map.of("url", PUBLIC, "kinds", "goal");
        for (String person : List.of("chen", "fang")) {
            assertThat(visitor(person).get(page).statusCode()).isEqualTo(403);
            assertThat(visitor(person).post(page, form).statusCode()).isEqualTo(403);
        }
        assertThat(visitor("sun").get(page).statusCode()).isEqualTo(404);
        for (String inside : List.of(
                "http://127.0.0.1:" + port + "/",
                "http://localhost/",
                "http://[::ffff:10.0.0.1]/",
                "http://169.254.169.254/latest/meta-data/",
                "http://2130706433/",
                "http://0x7f.1/",
                "file:///etc/passwd",
                "https://user:pw@93.184.216.34/")) {
            assertThat(visitor("lin")
                            .post(page, Map.of("url", inside, "kinds", "goal"))
                            .statusCode())
                    .as(inside)
                    .isEqualTo(422);
        }
        assertThat(visitor("lin").post(page, Map.of("url", PUBLIC)).statusCode())
                .isEqualTo(422);
        assertThat(visitor("lin")
                        .post(page, Map.of("url", PUBLIC, "kinds", "appraisal"))
                        .statusCode())
                .isEqualTo(422);

        HttpResponse<String> added = visitor("lin").post(page, form);
        String path =
                URI.create(added.headers().firstValue("Location").orElseThrow()).getPath();
        Matcher secret = SECRET.matcher(body("lin", path).replace("&#43;", "+"));
        assertThat(secret.find()).isTrue();
        assertThat(body("lin", path)).as("shown once").doesNotContain("whsec_");
        assertThat(visitor("lin").post(path + "/ping", Map.of()).statusCode()).isEqualTo(302);
        assertThat(body("lin", path)).contains("ping", "waiting");
        long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        long ping = messages.of(id, 0, 1).get(0).id();
        assertThat(visitor("lin")
                        .post(path + "/messages/" + ping + "/sending", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(messages.find(ping).orElseThrow().sendings()).isEqualTo(2);
        assertThat(visitor("lin")
                        .post(path + "/messages/999999999/sending", Map.of())
                        .statusCode())
                .isEqualTo(404);
        for (String deed : List.of("/ping", "/secret", "/removal", "/messages/" + ping + "/sending", "")) {
            assertThat(visitor("chen").post(path + deed, form).statusCode())
                    .as(deed)
                    .isEqualTo(403);
            assertThat(visitor("sun").post(path + deed, form).statusCode())
                    .as(deed)
                    .isEqualTo(404);
        }
        assertThat(visitor("lin")
                        .post(path, Map.of("url", PUBLIC + "2", "kinds", "plan"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor("lin").post(path + "/switch", Map.of("on", "false")).statusCode())
                .isEqualTo(302);
        assertThat(visitor("lin").post(path + "/ping", Map.of()).statusCode()).isEqualTo(409);
        assertThat(visitor("admin").get("/webhooks/" + id).statusCode())
                .as("not the house's")
                .isEqualTo(404);
        assertThat(visitor("lin").post(path + "/removal", Map.of()).statusCode())
                .isEqualTo(302);
        for (String person : List.of("lin", "chen", "han")) {
            assertThat(visitor(person).get("/webhooks").statusCode()).isEqualTo(403);
            assertThat(visitor(person).post("/webhooks", form).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void theHousesAreToldOfEveryProject() {
        String made = visitor("admin")
                .post("/webhooks", Map.of("url", PUBLIC, "kinds", "goal"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String path = URI.create(made).getPath();
        long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        String key = newProject();
        addSmartGoal(key);
        assertThat(messages.of(id, 0, 50)).anyMatch(message -> message.payload().contains("\"" + key + "\""));
        assertThat(body("admin", path)).contains("goal.added");
        assertThat(visitor("admin").post(path + "/removal", Map.of()).statusCode())
                .isEqualTo(302);
    }

    /** A webhook at our own server, which no page would take. */
    private Webhook listening(String key, String... kinds) {
        String url = "http://localhost:" + server.getAddress().getPort() + "/hook";
        return rows.save(Webhook.of(key, url, List.of(kinds), "lin", clock.instant()));
    }

    private WebhookCourier courier() {
        Outbound outbound =
                new Outbound(new Networks(List.of("127.0.0.0/8", "::1/128")), SystemDefaultDnsResolver.INSTANCE);
        return new WebhookCourier(webhooks, messages, outbound, texts, clock);
    }

    private static Parcel parcel(Message message) {
        return new Parcel(1, Long.toString(message.webhook()), message.id() + " 1", Long.toString(message.id()), 1);
    }

    private String body(String person, String path) {
        HttpResponse<String> page = visitor(person).get(path, "Accept-Language", "en");
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private Visitor visitor(String person) {
        return signedIn.computeIfAbsent(person, id -> new Visitor(port).signIn(id));
    }
}
