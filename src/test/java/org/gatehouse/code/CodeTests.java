package org.gatehouse.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.notice.Notices;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.trail.Trail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deliveries by real requests, and what people see and decide of them. */
class CodeTests extends Executing {

    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]+");
    private static final Pattern ADDRESS = Pattern.compile("/hooks/code/([A-Za-z0-9_-]+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Visitor> signedIn = new HashMap<>();

    /** So that no two of Gitee's deliveries are signed in one millisecond. */
    private int delivered;

    @Autowired
    Connections connections;

    @Autowired
    ConnectionRepository rows;

    @Autowired
    HookLog log;

    @Autowired
    CodeEvents events;

    @Autowired
    CompletionProposals proposals;

    @Autowired
    Notices notices;

    @Autowired
    Trail trail;

    /** What somebody who connected a repository has. */
    private record Wire(Provider provider, String path, String secret) {}

    @Test
    void everyProvidersDeliveriesShowOnTheItem() {
        String key = executing();
        String item = key + "-1";
        for (Provider provider : Provider.values()) {
            Wire wire = connect("lin", "/projects/" + key + "/code", provider);
            String request = provider == Provider.GITLAB ? "merge-request" : "pull-request";
            String header =
                    provider == Provider.GITHUB || provider == Provider.GITEA ? "pull_request" : "Merge Request Hook";
            String push = provider == Provider.GITHUB || provider == Provider.GITEA ? "push" : "Push Hook";
            assertThat(deliver(wire, request + "-merged", header, item).statusCode())
                    .isEqualTo(202);
            assertThat(deliver(wire, request + "-opened", header, item).statusCode())
                    .as("what comes late")
                    .isEqualTo(202);
            assertThat(deliver(wire, "push", push, item).body()).contains("accepted");
        }
        assertThat(deliver(
                                connect("lin", "/projects/" + key + "/code", Provider.GITHUB),
                                "workflow-run",
                                "workflow_run",
                                item)
                        .statusCode())
                .isEqualTo(202);
        assertThat(events.of(key, item, 0, 50))
                .filteredOn(event -> event.kind() == Happened.Kind.REQUEST)
                .as("the later state stays")
                .hasSize(4)
                .allMatch(event -> event.state() == Happened.State.MERGED);

        String shown = body("wu", "/projects/" + key + "/work/" + item + "/code");
        assertThat(shown)
                .contains("merged", "committed", "failed", "https://gitee.com/house/website/pulls/9", "house/website");
        assertThat(body("wu", "/projects/" + key + "/work?show=all")).contains("build failed");
        assertThat(body("wu", "/projects/" + key + "/plan")).contains("build failed");
        assertThat(body("wu", "/projects/" + key + "/code")).contains("https://github.com/house/website/pull/43");
        assertThat(body("wu", "/projects/" + key + "/work/" + key + "-2/code")).doesNotContain("house/website");
    }

    @Test
    void forgedReplayedOversizedAndUnreadableDeliveriesAreRefused() throws Exception {
        String key = executing();
        String item = key + "-1";
        for (Provider provider : Provider.values()) {
            Wire wire = connect("lin", "/projects/" + key + "/code", provider);
            byte[] body = PayloadsTests.read(provider, "push", item);
            String event = provider == Provider.GITHUB || provider == Provider.GITEA ? "push" : "Push Hook";
            Map<String, String> genuine = headers(wire, body, event);
            int before = events.count(key, "");

            assertThat(send(wire.path(), body, Map.of()).statusCode()).isEqualTo(401);
            assertThat(send(wire.path(), body, headers(new Wire(provider, "", "whsec_guess"), body, event))
                            .statusCode())
                    .isEqualTo(401);
            if (provider == Provider.GITHUB || provider == Provider.GITEA) {
                byte[] changed = PayloadsTests.read(provider, "push", key + "-2");
                assertThat(send(wire.path(), changed, genuine).statusCode()).isEqualTo(401);
            }
            assertThat(events.count(key, "")).as("nothing of it was kept").isEqualTo(before);

            assertThat(send(wire.path(), body, genuine).statusCode()).isEqualTo(202);
            int kept = events.count(key, "");
            assertThat(send(wire.path(), body, genuine).statusCode())
                    .as("again")
                    .isEqualTo(409);
            Map<String, String> renamed = new HashMap<>(genuine);
            renamed.replaceAll(
                    (name, value) -> name.endsWith("-delivery") || name.endsWith("-uuid") ? value + "9" : value);
            assertThat(send(wire.path(), body, renamed).statusCode())
                    .as("again, under another id")
                    .isEqualTo(409);
            assertThat(events.count(key, "")).isEqualTo(kept);

            byte[] large = new byte[HookController.MOST_BYTES + 1];
            assertThat(send(wire.path(), large, headers(wire, large, event)).statusCode())
                    .isEqualTo(413);
            byte[] broken = "{\"a\":".getBytes(StandardCharsets.UTF_8);
            assertThat(send(wire.path(), broken, headers(wire, broken, event)).statusCode())
                    .isEqualTo(400);
            byte[] list = "[1]".getBytes(StandardCharsets.UTF_8);
            assertThat(send(wire.path(), list, headers(wire, list, event)).statusCode())
                    .isEqualTo(400);

            long id = rows.findByToken(wire.path().substring("/hooks/code/".length()))
                    .orElseThrow()
                    .id();
            assertThat(log.of(id, 0, 50))
                    .extracting(HookLog.Line::reason)
                    .contains(
                            "code.refused.unsigned",
                            "code.refused.signature",
                            "code.refused.replay",
                            "code.refused.tooLarge",
                            "code.refused.unreadable",
                            "");
            as("lin", () -> connections.remove(key, id));
            assertThat(send(wire.path(), body, genuine).statusCode()).isEqualTo(404);
        }
        assertThat(new Visitor(port).get("/hooks/code/x").statusCode()).isEqualTo(405);
        HttpResponse<String> nowhere = send("/hooks/code/x", new byte[0], Map.of());
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.headers().firstValue("Set-Cookie")).as("no session").isEmpty();
        assertThat(send("/hooks/other", new byte[0], Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void whoKnowsTheAddressOrOverhearsADeliveryGetsNowhere() throws Exception {
        String key = executing();
        String page = "/projects/" + key + "/code";
        Wire hub = connect("lin", page, Provider.GITHUB);
        Wire other = connect("lin", page, Provider.GITHUB);
        byte[] body = PayloadsTests.read(Provider.GITHUB, "push", key + "-1");
        assertThat(send(hub.path(), body, headers(other, body, "push")).statusCode())
                .as("another connection's secret")
                .isEqualTo(401);
        assertThat(send(hub.path(), body, headers(new Wire(Provider.GITHUB, "", " "), body, "push"))
                        .statusCode())
                .as("a secret of nothing")
                .isEqualTo(401);
        Map<String, String> weak = headers(hub, body, "push");
        weak.put("x-hub-signature", "sha1=00");
        weak.remove("x-hub-signature-256");
        assertThat(send(hub.path(), body, weak).statusCode()).as("SHA-1").isEqualTo(401);
        Map<String, String> genuine = headers(hub, body, "push");
        genuine.replaceAll((name, value) -> value.replace("sha256=", ""));
        assertThat(send(hub.path(), body, genuine).statusCode()).isEqualTo(401);

        Map<String, String> first = headers(hub, body, "push");
        assertThat(send(hub.path(), body, first).statusCode()).isEqualTo(202);
        byte[] second = PayloadsTests.read(Provider.GITHUB, "push", key + "-2");
        Map<String, String> sameId = headers(hub, second, "push");
        sameId.put("x-github-delivery", first.get("x-github-delivery"));
        assertThat(send(hub.path(), second, sameId).statusCode())
                .as("an id that was used")
                .isEqualTo(409);

        Wire gitee = connect("lin", page, Provider.GITEE);
        byte[] push = PayloadsTests.read(Provider.GITEE, "push", key + "-1");
        Map<String, String> overheard = headers(gitee, push, "Push Hook");
        assertThat(send(gitee.path(), push, overheard).statusCode()).isEqualTo(202);
        byte[] forged = PayloadsTests.read(Provider.GITEE, "push", key + "-2");
        for (String event : List.of("Push Hook", "Anything Hook")) {
            overheard.put("x-gitee-event", event);
            assertThat(send(gitee.path(), forged, overheard).statusCode())
                    .as("another content under an overheard signature, as " + event)
                    .isEqualTo(409);
        }
        for (Duration off : List.of(Duration.ofMinutes(61), Duration.ofMinutes(-61))) {
            Map<String, String> stale = Signing.headers(
                    Provider.GITEE, gitee.secret(), forged, clock.instant().plus(off));
            stale.put("x-gitee-event", "Push Hook");
            assertThat(send(gitee.path(), forged, stale).statusCode()).isEqualTo(401);
        }
        assertThat(events.count(key, key + "-2")).isZero();
    }

    @Test
    void aSignatureIsNoLicenceToBreakTheHouse() throws Exception {
        String key = executing();
        Wire wire = connect("lin", "/projects/" + key + "/code", Provider.GITHUB);
        String json = new String(PayloadsTests.read(Provider.GITHUB, "push", key + "-1"), StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] unreadable : List.of(
                "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                ("{\"a\":" + "{\"a\":".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
                ("{\"n\":" + "9".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8),
                new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'},
                packed.toByteArray(),
                new byte[0])) {
            Map<String, String> headers = headers(wire, unreadable, "push");
            if (unreadable.length == packed.size()) {
                headers.put("Content-Encoding", "gzip");
            }
            assertThat(send(wire.path(), unreadable, headers).statusCode()).isEqualTo(400);
        }
        String name = key + "-1";
        String many = IntStream.range(0, 5000)
                .mapToObj(number -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "closes ", ""));
        byte[] odd = json.replaceFirst(
                        "\"message\":\\s*\"", "\"message\": \"\\\\u0000\\\\ud800 <b onclick=hit()>" + many + " ")
                .replaceFirst("\"timestamp\":\\s*\"[^\"]*", "\"timestamp\": \"-999999999-01-01T00:00:00Z")
                .replaceFirst("\"id\":\\s*\"", "\"id\": \"" + "f".repeat(5000))
                .replaceFirst("refs/heads/", "refs/heads/" + "b".repeat(5000))
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> taken = send(wire.path(), odd, headers(wire, odd, "push"));
        assertThat(taken.body()).contains("accepted");
        assertThat(events.of(key, name, 0, 5)).hasSize(1);
        assertThat(body("wu", "/projects/" + key + "/work/" + name + "/code"))
                .contains("&lt;b onclick=hit()&gt;")
                .doesNotContain("<b onclick");
    }

    /** GitHub's own choice where nobody makes one; and a sender that does not say how much is to come. */
    @Test
    void formsAreReadAndChunksAreCounted() throws Exception {
        String key = executing();
        Wire wire = connect("lin", "/projects/" + key + "/code", Provider.GITHUB);
        String json = new String(PayloadsTests.read(Provider.GITHUB, "push", key + "-1"), StandardCharsets.UTF_8);
        byte[] form = ("payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = headers(wire, form, "push");
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        assertThat(send(wire.path(), form, headers).body()).contains("accepted");
        HttpRequest.Builder chunked = HttpRequest.newBuilder(URI.create("http://localhost:" + port + wire.path()))
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[HookController.MOST_BYTES + 1])));
        headers.forEach(chunked::header);
        assertThat(http.send(chunked.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void ofTheSameDeliveryManyTimesAtOnceOneIsTaken() {
        String key = executing();
        Wire wire = connect("lin", "/projects/" + key + "/code", Provider.GITHUB);
        byte[] body = PayloadsTests.read(Provider.GITHUB, "push", key + "-1");
        Map<String, String> genuine = headers(wire, body, "push");
        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(any -> CompletableFuture.supplyAsync(
                        () -> send(wire.path(), body, genuine).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(answers).containsExactly(202, 409, 409, 409, 409, 409, 409, 409);
        assertThat(events.count(key, "")).isEqualTo(1);
    }

    @Test
    void mergedCodeProposesAndTheOwnerDecides() {
        String key = executing();
        String item = key + "-1";
        Wire wire = connect("lin", "/projects/" + key + "/code", Provider.GITEE);
        assertThat(deliver(wire, "pull-request-closed", "Merge Request Hook", item)
                        .statusCode())
                .isEqualTo(202);
        assertThat(proposals.open(item)).as("closed without being merged").isEmpty();
        deliver(wire, "pull-request-merged", "Merge Request Hook", item);
        assertThat(proposals.open(item)).hasSize(1);
        deliver(wire, "push-default-branch", "Push Hook", item);
        assertThat(proposals.open(item)).as("one at a time").hasSize(1);
        assertThat(items.require(item).status())
                .as("nothing is completed by a machine")
                .isNotEqualTo(ItemStatus.DONE);
        assertThat(as("chen", () -> notices.unread("chen")))
                .anyMatch(word -> word.text().contains(item) && word.text().contains("站点地图"));

        String page = "/projects/" + key + "/work/" + item;
        assertThat(body("chen", page + "/code")).contains("Yes, it is finished");
        assertThat(body("wu", page + "/code"))
                .contains("says this item is complete")
                .doesNotContain("Yes, it is finished");
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(item)
                .taskDefinitionKey("doWork")
                .singleResult()
                .getId();
        assertThat(body("chen", "/tasks/" + task + "/work")).contains("says this item is complete");
        long proposal = proposals.open(item).get(0).id();
        String decision = page + "/code/proposals/" + proposal;
        assertThat(visitor("wu").post(decision + "/acceptance", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(visitor("lin").post(decision + "/dismissal", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(visitor("sun").post(decision + "/acceptance", Map.of()).statusCode())
                .isEqualTo(404);

        assertThat(visitor("chen").post(decision + "/dismissal", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(proposals.open(item)).isEmpty();
        byte[] edited = new String(
                        PayloadsTests.read(Provider.GITEE, "pull-request-merged", item), StandardCharsets.UTF_8)
                .replace("17:30:00", "17:45:00")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(send(wire.path(), edited, headers(wire, edited, "Merge Request Hook"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(proposals.open(item)).as("dismissed for good").isEmpty();

        Wire other = connect("lin", "/projects/" + key + "/code", Provider.GITHUB);
        deliver(other, "push-default-branch", "push", item);
        long again = proposals.open(item).get(0).id();
        assertThat(visitor("chen")
                        .post(
                                page + "/code/proposals/" + again + "/acceptance",
                                Map.of("hours", "1.5", "note", "merged"))
                        .statusCode())
                .isEqualTo(302);
        runAutomatedSteps(key);
        assertThat(items.require(item).status()).isIn(ItemStatus.DONE, ItemStatus.IN_ACCEPTANCE);
        assertThat(proposals.open(item)).isEmpty();
        assertThat(trail.latest(key, 30, Locale.ENGLISH))
                .extracting(entry -> entry.what())
                .anyMatch(line -> line.contains("merged code proposes"))
                .anyMatch(line -> line.contains("accepted that it is complete"))
                .anyMatch(line -> line.contains("not complete yet"));
    }

    @Test
    void onlyItemsOfTheConnectionsProjectsAreTouched() {
        String one = executing();
        String two = executing();
        Wire wire = connect("lin", "/projects/" + one + "/code", Provider.GITEA);
        assertThat(deliver(wire, "push", "push", two + "-1").body()).contains("ignored");
        assertThat(deliver(wire, "push", "push", one + "-999").body()).contains("ignored");
        assertThat(events.count(two, "")).isZero();
        Wire house = connect("admin", "/code", Provider.GITEA);
        assertThat(deliver(house, "push", "push", two + "-1").body()).contains("accepted");
        assertThat(events.count(two, two + "-1")).isEqualTo(1);
        assertThat(deliver(house, "workflow-run", "workflow_run", two + "-1").body())
                .contains("accepted");
        assertThat(deliver(house, "push", "fork", two + "-2").body()).contains("ignored");
    }

    @Test
    void aBuildThatNamesOnlyItsCommitIsFoundByIt() {
        String key = executing();
        Wire wire = connect("lin", "/projects/" + key + "/code", Provider.GITHUB);
        deliver(wire, "push", "push", key + "-1");
        byte[] body = new String(PayloadsTests.read(Provider.GITHUB, "check-run"), StandardCharsets.UTF_8)
                .replace("seo-12-sitemap", "main")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(send(wire.path(), body, headers(wire, body, "check_run")).body())
                .contains("accepted");
        assertThat(events.of(key, key + "-1", 0, 10)).anyMatch(event -> event.kind() == Happened.Kind.BUILD);
    }

    @Test
    void connectionsAreTheManagersAndTheAdministrators() {
        String key = executing();
        String page = "/projects/" + key + "/code";
        Map<String, String> form = Map.of("provider", "GITHUB", "name", "house/<b>site");
        assertThat(visitor("chen").post(page + "/connections", form).statusCode())
                .isEqualTo(403);
        assertThat(visitor("fang").post(page + "/connections", form).statusCode())
                .isEqualTo(403);
        assertThat(visitor("sun").post(page + "/connections", form).statusCode())
                .isEqualTo(404);
        assertThat(visitor("lin")
                        .post(page + "/connections", Map.of("provider", "GITHUB", "name", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(visitor("lin")
                        .post(page + "/connections", Map.of("provider", "SVN", "name", "x"))
                        .statusCode())
                .isEqualTo(400);
        String made = visitor("lin")
                .post(page + "/connections", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String path = URI.create(made).getPath();
        assertThat(body("lin", path)).doesNotContain("<b>site").contains("&lt;b&gt;site", "/hooks/code/", "whsec_");
        assertThat(body("lin", path)).as("shown once").doesNotContain("whsec_");
        assertThat(body("chen", page)).contains("&lt;b&gt;site").doesNotContain("/hooks/code/");
        assertThat(visitor("chen").get(path).statusCode()).isEqualTo(403);
        assertThat(visitor("fang").get(path).statusCode()).isEqualTo(403);
        assertThat(visitor("sun").get(path).statusCode()).isEqualTo(404);
        assertThat(visitor("sun").get(page).statusCode()).isEqualTo(404);
        assertThat(visitor("admin").get(path.replace("/projects/" + key, "")).statusCode())
                .isEqualTo(404);
        for (String person : List.of("lin", "chen", "han")) {
            assertThat(visitor(person).get("/code").statusCode()).isEqualTo(403);
            assertThat(visitor(person).post("/code/connections", form).statusCode())
                    .isEqualTo(403);
        }
        assertThat(visitor("lin").post(path + "/secret", Map.of()).statusCode()).isEqualTo(302);
        assertThat(body("lin", path)).contains("whsec_");
        assertThat(visitor("chen").post(path + "/removal", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(visitor("lin").post(path + "/removal", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(visitor("lin").get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void tooManyAreNotLookedAt() {
        Limits limits = new Limits(3);
        assertThat(IntStream.range(0, 5).mapToObj(any -> limits.admitsFrom("10.0.0.1")))
                .containsExactly(true, true, true, false, false);
        assertThat(limits.admitsFrom("10.0.0.2")).isTrue();
        assertThat(limits.admitsTo(1)).isTrue();
    }

    private Wire connect(String person, String page, Provider provider) {
        Visitor visitor = visitor(person);
        String made = visitor.post(page + "/connections", Map.of("provider", provider.name(), "name", "house/website"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String shown = visitor.get(URI.create(made).getPath()).body();
        Matcher secret = SECRET.matcher(shown.replace("&#43;", "+"));
        Matcher address = ADDRESS.matcher(shown);
        assertThat(secret.find() && address.find()).as(shown).isTrue();
        return new Wire(provider, address.group(), secret.group());
    }

    private HttpResponse<String> deliver(Wire wire, String payload, String event, String item) {
        byte[] body = PayloadsTests.read(wire.provider(), payload, item);
        return send(wire.path(), body, headers(wire, body, event));
    }

    private Map<String, String> headers(Wire wire, byte[] body, String event) {
        Map<String, String> headers = Signing.headers(
                wire.provider(), wire.secret(), body, clock.instant().plus(Duration.ofMillis(delivered++)));
        headers.put(PayloadsTests.eventHeader(wire.provider()), event);
        return headers;
    }

    private HttpResponse<String> send(String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .POST(BodyPublishers.ofByteArray(body));
        request.setHeader("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
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
