package org.gatehouse.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.gatehouse.Stage;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.gatehouse.gate.Evidence;
import org.gatehouse.measure.Metric.Kind;
import org.gatehouse.measure.Metric.Mode;
import org.gatehouse.notice.Notices;
import org.gatehouse.trail.Trail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The measures tab, the address for programs and the sources, as each of the people in and around a project finds them. */
class MeasurePagesTests extends Stage {

    @Autowired
    Metrics metrics;

    @Autowired
    Readings readings;

    @Autowired
    ReadingSources sources;

    @Autowired
    ReadingSourceRepository sourceRows;

    @Autowired
    MeasureSigns signs;

    @Autowired
    MeasureSection section;

    @Autowired
    Notices notices;

    @Autowired
    Trail trail;

    @Autowired
    ObjectMapper json;

    @Autowired
    Clock clock;

    @Test
    void weeksOfReadingsFromAFileTellHowTheGoalStands() {
        String key = newProject();
        addSmartGoal(key);
        LocalDate start = projects.require(key).startDate();
        String page = "/projects/" + key + "/measures";
        assertThat(body("chen", page)).contains("Not read yet", "No readings yet; a projection needs three.");

        itIs(start.plusDays(42));
        assertThat(signs.of(projects.require(key))).containsEntry("goalsWithoutReading", 1);
        String weeks = IntStream.rangeClosed(0, 6)
                .mapToObj(week -> start.plusDays(7L * week) + "," + (10_000 + 30 * week))
                .collect(Collectors.joining("\n", "Date,Organic visits a month\n", "\n"));
        assertThat(upload("chen", page, "visits.csv", weeks).statusCode()).isEqualTo(302);

        String shown = body("lin", page);
        assertThat(shown)
                .contains("10,180 visits", "Outside its corridor", "If it goes on as in the last 7 readings")
                .contains("data-plot", "from a file", "Trajectory", "Projection");
        assertThat(signs.of(projects.require(key)))
                .containsEntry("goals", 1)
                .containsEntry("goalsOutside", 1)
                .containsEntry("goalsNearEdge", 0)
                .containsEntry("goalsWithoutReading", 0)
                .containsEntry("goalsFallingShort", 1);
        assertThat(body("fang", page + "/summary")).contains("Outside its corridor", "6 %", "Content first");
        Evidence evidence = section.gather(key, "change", "");
        assertThat(evidence.rows().get(0))
                .extracting(Evidence.Value::text)
                .contains("10180", "measure.state.OUTSIDE", start.plusDays(42).toString());

        assertThat(upload("chen", page, "visits.csv", weeks).statusCode()).isEqualTo(302);
        assertThat(readings.of(metrics.of(key).get(0).id())).hasSize(7);
        assertThat(trail.latest(key, 1, Locale.ENGLISH).get(0).what()).contains("7 new, 0 changed, from visits.csv");
    }

    @Test
    void aWrongFileIsRefusedLineByLineAndChangesNothing() {
        String key = newProject();
        addSmartGoal(key);
        String page = "/projects/" + key + "/measures";
        LocalDate today = LocalDate.now(clock);
        HttpResponse<String> refused = upload(
                "chen",
                page,
                "<b>bad.csv",
                "date,metric,value\n" + today + ",Organic visits a month,10\n" + today.plusDays(1)
                        + ",Organic visits a month,11\nsoon,Clicks,x\n");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("&lt;b&gt;bad.csv was not taken")
                .contains(
                        "Line 3: ", "has not come yet", "Line 4: “soon” is not a date", "there is no metric “Clicks”");
        assertThat(readings.of(metrics.of(key).get(0).id())).isEmpty();

        HttpResponse<String> sample = visitor("fang").get(page + "/upload/sample.csv", "Accept-Language", "zh-CN");
        assertThat(sample.body()).contains("日期", "Organic visits a month");
        assertThat(upload("chen", page, "sample.csv", sample.body()).statusCode())
                .as("the sample can be uploaded")
                .isEqualTo(302);
        assertThat(readings.of(metrics.of(key).get(0).id())).hasSize(3);
    }

    @Test
    void eachRoleSeesAndDoesWhatIsTheirs() {
        String key = newProject();
        addSmartGoal(key);
        String page = "/projects/" + key + "/measures";
        long goal = metrics.of(key).get(0).id();
        Map<String, String> reading =
                Map.of("metric", goal + "", "day", LocalDate.now(clock).toString(), "value", "10,250");
        Map<String, String> metric = Map.of("name", "Shop sales", "kind", "SALES", "reading", "AMOUNT");

        for (String outsider : List.of("sun", "han", "admin")) {
            for (String path :
                    List.of("", "/summary", "/metrics", "/metrics/" + goal, "/upload", "/upload/sample.csv")) {
                assertThat(visitor(outsider).get(page + path).statusCode())
                        .as(outsider + path)
                        .isEqualTo(404);
            }
            assertThat(visitor(outsider).post(page + "/readings", reading).statusCode())
                    .isEqualTo(404);
        }
        assertThat(body("zhao", page)).as("managers see all").doesNotContain("Enter a reading");
        assertThat(visitor("zhao").post(page + "/readings", reading).statusCode())
                .isEqualTo(403);
        assertThat(visitor("zhao").get(page + "/upload").statusCode()).isEqualTo(403);
        for (String member : List.of("chen", "fang")) {
            assertThat(visitor(member).post(page + "/metrics", metric).statusCode())
                    .isEqualTo(403);
            assertThat(visitor(member)
                            .post(page + "/sources", Map.of("location", "https://x.example/a.csv"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(body(member, page + "/metrics")).doesNotContain("Add a metric");
        }
        assertThat(visitor("chen").post(page + "/readings", reading).statusCode())
                .isEqualTo(302);
        Reading read = readings.of(goal).get(0);
        assertThat(read.value()).isEqualByComparingTo("10250");
        assertThat(body("chen", page)).contains("10,250 visits", "by hand", "Enter a reading");
        assertThat(body("chen", page + "/readings/" + read.id())).contains("10250");
        assertThat(visitor("chen")
                        .post(
                                page + "/readings/" + read.id(),
                                Map.of("version", "1", "day", read.day().toString(), "value", "10300"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor("wu")
                        .post(page + "/readings/" + read.id() + "/removal", Map.of("version", "1"))
                        .statusCode())
                .as("corrected meanwhile")
                .isEqualTo(409);
        assertThat(visitor("lin").post(page + "/metrics", metric).statusCode()).isEqualTo(302);
        assertThat(metrics.of(key)).hasSize(2);
        assertThat(visitor("lin")
                        .post(page + "/readings", Map.of("metric", "x"))
                        .statusCode())
                .isBetween(400, 422);
        assertThat(visitor("lin")
                        .post(page + "/readings", Map.of("metric", goal + "", "day", "2026-02-30", "value", "x"))
                        .statusCode())
                .isBetween(400, 422);
    }

    @Test
    void salesStandAgainstSpend() {
        String key = newProject();
        as("lin", () -> metrics.add(key, new MetricDraft("Shop sales", "", "", Kind.SALES, Mode.AMOUNT)));
        as("lin", () -> metrics.add(key, new MetricDraft("Ads", "", "", Kind.SPEND, Mode.STATE)));
        as("lin", () -> metrics.add(key, new MetricDraft("Fair", "", "EUR", Kind.SPEND, Mode.AMOUNT)));
        as("lin", () -> metrics.add(key, new MetricDraft("Buyers", "", "", Kind.ACQUISITIONS, Mode.AMOUNT)));
        LocalDate day = LocalDate.now(clock);
        String page = "/projects/" + key + "/measures";
        String file = "date,Shop sales,Ads,Fair,Buyers\n" + day.minusDays(14) + ",1000,500,70,5\n" + day.minusDays(7)
                + ",\"2,000\",800,30,5\n";
        assertThat(upload("wu", page, "shop.csv", file).statusCode()).isEqualTo(302);

        assertThat(body("lin", page))
                .contains("CNY 3,000", "CNY 800", "3.75", "CNY 80", "Not in CNY", "Fair")
                .contains("sales divided by spend");
        assertThat(body("lin", page + "/summary")).contains("CNY 3,000", "3.75");
    }

    @Test
    void programsSendReadingsWithNameAndPassword() throws IOException {
        String key = newProject();
        addSmartGoal(key);
        Metric metric = metrics.of(key).get(0);
        String path = "/api/projects/" + key + "/metrics/" + metric.id() + "/readings";
        LocalDate today = LocalDate.now(clock);
        String two = "[{\"date\":\"" + today.minusDays(1) + "\",\"value\":10100.5},{\"date\":\"" + today
                + "\",\"value\":10200,\"note\":\"nightly\"}]";
        assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(401);
        assertThat(new Visitor(port).json("POST", path, two).statusCode()).isIn(401, 403);
        Visitor machine = new Visitor(port);
        assertThat(machine.get(path, "Authorization", basic("chen", "wrong")).statusCode())
                .isEqualTo(401);
        HttpResponse<String> sent = machine.json("POST", path, two, "Authorization", basic("chen", PASSWORD));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        assertThat(json.readTree(sent.body())).isEqualTo(json.readTree("{\"added\":2,\"changed\":0,\"same\":0}"));
        assertThat(json.readTree(machine.json("POST", path, two, "Authorization", basic("chen", PASSWORD))
                        .body()))
                .as("again")
                .isEqualTo(json.readTree("{\"added\":0,\"changed\":0,\"same\":2}"));
        assertThat(machine.cookie("gatehouse-session")).as("no session").isEmpty();

        HttpResponse<String> list = machine.get(path, "Authorization", basic("zhao", PASSWORD));
        assertThat(json.readTree(list.body()))
                .isEqualTo(json.readTree("[{\"date\":\"" + today.minusDays(1)
                        + "\",\"value\":10100.5,\"note\":\"\"},{\"date\":\"" + today
                        + "\",\"value\":10200,\"note\":\"nightly\"}]"));
        assertThat(json.readTree(machine.get(path + "?from=" + today, "Authorization", basic("zhao", PASSWORD))
                        .body()))
                .hasSize(1);
        assertThat(machine.get("/api/projects/" + key + "/metrics", "Authorization", basic("chen", PASSWORD))
                        .body())
                .contains("Organic visits a month", key + "-G1");

        assertThat(machine.json("POST", path, two, "Authorization", basic("zhao", PASSWORD))
                        .statusCode())
                .isEqualTo(403);
        assertThat(machine.get(path, "Authorization", basic("sun", PASSWORD)).statusCode())
                .isEqualTo(404);
        HttpResponse<String> future = machine.json(
                "POST",
                path,
                "[{\"date\":\"" + today.minusDays(9) + "\",\"value\":1},{\"date\":\"" + today.plusDays(1)
                        + "\",\"value\":2}]",
                "Authorization",
                basic("chen", PASSWORD),
                "Accept-Language",
                "en");
        assertThat(future.statusCode()).isEqualTo(422);
        assertThat(future.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json.readTree(future.body())
                        .get("errors")
                        .get(0)
                        .get("message")
                        .asText())
                .startsWith("Line 2: ");
        assertThat(readings.of(metric.id())).hasSize(2);
        for (String broken : List.of("", "{", "[1]", "null", "\"x\"", "[{\"date\":\"x\"}]")) {
            assertThat(machine.json("POST", path, broken, "Authorization", basic("chen", PASSWORD))
                            .statusCode())
                    .as(broken)
                    .isBetween(400, 422);
        }
        Visitor browser = visitor("chen");
        assertThat(browser.get(path).statusCode()).as("a session will do").isEqualTo(200);
        assertThat(browser.json("POST", path, two).statusCode())
                .as("but not without its token")
                .isEqualTo(403);
    }

    @Test
    void sourcesAreFetchedAndTheManagerIsToldOnceWhenThatFails() throws IOException {
        AtomicReference<String> content = new AtomicReference<>("broken");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/shop.json", exchange -> {
            byte[] bytes = content.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            String host = "http://localhost:" + server.getAddress().getPort();
            SourceRun runs = new SourceRun(
                    sources,
                    new SourceFetch(
                            new SourcePlaces(List.of(host), List.of("127.0.0.0/8"), ""),
                            SystemDefaultDnsResolver.INSTANCE,
                            5),
                    metrics,
                    readings);
            String key = newProject();
            addSmartGoal(key);
            Metric metric = metrics.of(key).get(0);
            ReadingSource source = sourceRows.save(
                    ReadingSource.of(key, metric.id(), host + "/shop.json", 24, "lin", clock.instant()));
            long before = told("lin", host);

            assertThat(sources.claim(source)).isTrue();
            assertThat(sources.claim(source)).as("of two nodes one").isFalse();
            runs.run(source);
            runs.run(source);
            assertThat(told("lin", host) - before).as("once").isEqualTo(1);
            String page = body("lin", "/projects/" + key + "/measures/metrics");
            assertThat(page).contains("failing since", "No column of dates was found");

            content.set("[{\"date\":\"" + LocalDate.now(clock) + "\",\"value\":10400}]");
            runs.run(source);
            assertThat(readings.of(metric.id())).singleElement().satisfies(reading -> {
                assertThat(reading.value()).isEqualByComparingTo("10400");
                assertThat(reading.origin()).isEqualTo(Reading.Origin.SOURCE);
            });
            assertThat(body("lin", "/projects/" + key + "/measures/metrics"))
                    .contains("1 new, 0 changed, 0 as they were", "Fetch now");
            assertThat(trail.latest(key, 1, Locale.ENGLISH).get(0).what()).contains("fetched readings", host);

            content.set("[{\"date\":\"2020-02-30\",\"value\":10400}]");
            runs.run(source);
            assertThat(told("lin", host) - before).as("it had gone well since").isEqualTo(2);
            assertThat(sources.due(100)).extracting(ReadingSource::id).doesNotContain(source.id());
            itIs(LocalDate.now(clock).plusDays(2));
            assertThat(sources.due(100)).extracting(ReadingSource::id).contains(source.id());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whereToFetchFromIsCheckedWhenItIsNamed() {
        String key = newProject();
        String page = "/projects/" + key + "/measures";
        for (String place : List.of(
                "https://evil.example/a.csv", "http://127.0.0.1/a.csv", "file:///etc/passwd", "../etc/passwd", "")) {
            HttpResponse<String> refused =
                    visitor("lin").post(page + "/sources", Map.of("location", place, "everyHours", "24"));
            assertThat(refused.statusCode()).as(place).isEqualTo(422);
        }
        assertThat(sources.of(key)).isEmpty();
        assertThat(body("lin", page + "/metrics")).contains("gatehouse.readings.hosts");
        ReadingSource other = sourceRows.save(ReadingSource.of(
                newProject(),
                null,
                "https://data.example.com/a.csv",
                24,
                "lin",
                clock.instant().plus(Duration.ofDays(1))));
        assertThat(visitor("lin")
                        .post(page + "/sources/" + other.id() + "/fetch", Map.of())
                        .statusCode())
                .as("another project's")
                .isEqualTo(404);
    }

    @Test
    void muchTakesAsManyStatementsAsLittle() {
        String small = measured(1, 3);
        String large = measured(12, 150);
        Visitor lin = visitor("lin");
        for (String page : List.of("", "/summary", "/metrics", "/upload")) {
            assertThat(statements(lin, large, page)).as(page).isEqualTo(statements(lin, small, page));
        }
    }

    private static int statements(Visitor visitor, String key, String page) {
        return Statements.settled(() -> assertThat(visitor.get("/projects/" + key + "/measures" + page)
                                .statusCode())
                        .isEqualTo(200))
                .size();
    }

    private String measured(int howMany, int days) {
        String key = newProject();
        LocalDate today = LocalDate.now(clock);
        for (int n = 0; n < howMany; n++) {
            addSmartGoal(key);
            String name = "Sales " + n;
            as("lin", () -> metrics.add(key, new MetricDraft(name, "", "", Kind.SALES, Mode.AMOUNT)));
        }
        for (Metric metric : metrics.of(key)) {
            List<Entry> entries = IntStream.range(0, days)
                    .mapToObj(day -> new Entry(
                            day + 1, metric.id(), today.minusDays(day), BigDecimal.valueOf(10_000L + day), ""))
                    .toList();
            as("chen", () -> readings.take(key, Told.of(entries), Reading.Origin.FILE, "many.csv"));
        }
        return key;
    }

    private long told(String person, String about) {
        return as(person, () -> notices.unread(person)).stream()
                .filter(word -> word.text().contains(about))
                .count();
    }

    private HttpResponse<String> upload(String person, String page, String name, String content) {
        Visitor visitor = visitor(person);
        visitor.post("/preferences/language", Map.of("lang", "en", "back", "/"));
        return visitor.upload(page + "/upload", "file", name, content.getBytes(StandardCharsets.UTF_8));
    }

    private String body(String person, String path) {
        HttpResponse<String> page = visitor(person).get(path, "Accept-Language", "en");
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }

    private static String basic(String person, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
