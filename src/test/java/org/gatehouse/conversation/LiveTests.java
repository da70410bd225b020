package org.gatehouse.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.person.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What changes is heard by pages that are open, on this node and on others. */
class LiveTests extends Stage {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    Comments comments;

    @Autowired
    LiveStreams streams;

    @Autowired
    LiveSignals signals;

    @Autowired
    People people;

    @Autowired
    ObjectMapper json;

    @Autowired
    java.time.Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    javax.sql.DataSource database;

    /** What a browser hears, line by line. */
    private static final class Ear implements AutoCloseable {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final HttpResponse<InputStream> answer;
        private volatile boolean over;

        Ear(Visitor visitor, String path) {
            answer = visitor.stream(path);
            Thread thread = new Thread(this::listen, "ear");
            thread.setDaemon(true);
            thread.start();
        }

        private void listen() {
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException closed) {
                // By us.
            }
            over = true;
        }

        @Override
        public void close() {
            try {
                answer.body().close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** The end of a stream on another node, that keeps what it is sent. */
    private static final class Kept extends SseEmitter {

        private final List<String> sent = new ArrayList<>();
        private boolean completed;

        @Override
        public void send(SseEventBuilder event) {
            sent.add(event.build().stream()
                    .map(DataWithMediaType::getData)
                    .map(String::valueOf)
                    .collect(Collectors.joining()));
        }

        @Override
        public void complete() {
            completed = true;
        }
    }

    private LiveStreams anotherNode() {
        LiveStreams other = new LiveStreams(signals, people, json, clock);
        other.start();
        return other;
    }

    @Test
    void twoPagesHearOnceSomethingIsSaidAndAThirdHearsNothing() {
        String key = newProject();
        String other = newProject();
        Visitor chen = new Visitor(port).signIn("chen");
        Visitor wu = new Visitor(port).signIn("wu");
        try (Ear one = new Ear(chen, "/live?project=" + key);
                Ear two = new Ear(wu, "/live");
                Ear elsewhere = new Ear(wu, "/live?project=" + other)) {
            assertThat(one.answer.statusCode()).isEqualTo(200);
            assertThat(one.answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            await().atMost(PATIENCE).until(() -> one.lines.contains(":open") && two.lines.contains(":open"));
            String said = "data:{\"" + key + "\":[\"project:" + key + "\"]}";
            as("lin", () -> comments.add(Subject.ofProject(key), 0, "Hello", List.of()));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(one.lines).contains("event:stale").anyMatch(line -> line.contains("project:" + key));
                assertThat(two.lines).anyMatch(line -> line.contains("project:" + key));
            });
            assertThat(String.join("\n", one.lines)).doesNotContain("Hello");
            assertThat(elsewhere.lines).noneMatch(line -> line.contains("project:" + key));
            assertThat(one.lines).filteredOn(said::equals).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void anotherNodeHearsItToo() {
        String key = newProject();
        LiveStreams node = anotherNode();
        try {
            Kept page = new Kept();
            node.open("chen", Set.of(key), page);
            int before = page.sent.size();
            addSmartGoal(key);
            as("lin", () -> comments.add(Subject.ofProject(key), 0, "Hello", List.of()));
            node.look();
            String heard = String.join("\n", page.sent.subList(before, page.sent.size()));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(String.join("\n", page.sent))
                            .contains("\"goal\"")
                            .contains("\"project:" + key + "\""));
            assertThat(heard.split("\"goal\"", -1).length).as("each once").isLessThanOrEqualTo(2);
        } finally {
            node.stop();
        }
    }

    @Test
    void whatIsCommittedLaterThanWhatHasAHigherNumberIsHeard() {
        String key = newProject();
        LiveStreams node = new LiveStreams(signals, people, json, clock);
        node.start();
        try {
            Kept page = new Kept();
            node.open("chen", Set.of(key), page);
            transaction.executeWithoutResult(status -> {
                signals.tell(key, "item:" + key + "-1");
                Thread later = new Thread(() -> signals.tell(key, "item:" + key + "-2"));
                later.start();
                try {
                    later.join();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
                await().atMost(PATIENCE).until(() -> String.join("", page.sent).contains(key + "-2"));
            });
            await().atMost(PATIENCE).until(() -> String.join("", page.sent).contains(key + "-1\""));
        } finally {
            node.stop();
        }
    }

    @Test
    void nobodyHearsOfWhatTheyMayNotSee() {
        String key = newProject();
        Visitor amy = new Visitor(port).signIn("amy");
        assertThat(amy.get("/live?project=" + key).statusCode()).isEqualTo(404);
        assertThat(amy.get("/live?project=%22").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).get("/live", "Sec-Fetch-Dest", "empty").statusCode())
                .isEqualTo(401);
        try (Ear ear = new Ear(amy, "/live")) {
            await().atMost(PATIENCE).until(() -> ear.lines.contains(":open"));
            signals.tell(key, "project:" + key);
            Kept done = new Kept();
            LiveStreams node = anotherNode();
            node.open("lin", null, done);
            await().atMost(PATIENCE).until(() -> String.join("", done.sent).contains(key));
            node.stop();
            assertThat(ear.lines).noneMatch(line -> line.contains(key));
        }
    }

    @Test
    void aPersonHasSoManyStreamsAndLeavingMakesRoom() {
        LiveStreams node = anotherNode();
        List<Kept> pages = new ArrayList<>();
        for (int n = 0; n < LiveStreams.MOST_OF_A_PERSON; n++) {
            pages.add(new Kept());
            assertThat(node.open("chen", Set.of(), pages.get(n))).isPresent();
        }
        assertThat(node.open("chen", Set.of(), new Kept())).isEmpty();
        assertThat(node.open("wu", Set.of(), new Kept())).isPresent();
        assertThat(node.count()).isEqualTo(LiveStreams.MOST_OF_A_PERSON + 1);

        node.stop();
        assertThat(pages).allMatch(page -> page.completed);
        assertThat(node.count()).isZero();
        assertThat(node.isRunning()).isFalse();
        assertThat(node.open("wu", Set.of(), new Kept())).as("the house closes").isEmpty();
        assertThat(node.getPhase())
                .as("before the web server waits for open requests")
                .isGreaterThan(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE);
    }

    @Test
    void manyPagesHoldNoThreadAndNoConnectionAndEndWhenTheHouseCloses() {
        String key = newProject();
        List<Ear> ears = new ArrayList<>();
        int before = streams.count();
        for (String person : List.of("lin", "chen", "wu")) {
            Visitor visitor = new Visitor(port).signIn(person);
            for (int n = 0; n < 7; n++) {
                ears.add(new Ear(visitor, "/live?project=" + key));
            }
        }
        try {
            assertThat(ears).allMatch(ear -> ear.answer.statusCode() == 200);
            assertThat(streams.count()).isEqualTo(before + 21);
            // More pages than the web server has threads, and it still answers.
            assertThat(new Visitor(port).signIn("lin").get("/projects/" + key).statusCode())
                    .isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(busyConnections()).isLessThan(5));
        } finally {
            streams.stop();
            try {
                await().atMost(PATIENCE).until(() -> ears.stream().allMatch(ear -> ear.over));
            } finally {
                streams.start();
            }
        }
    }

    private int busyConnections() throws java.sql.SQLException {
        return database.unwrap(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections();
    }

    @Test
    void whatEverybodyHasHeardIsForgotten() {
        String key = newProject();
        jdbc.update(
                "insert into live_signal (project_key, part, made_at) values (?, 'old', ?)",
                key,
                java.sql.Timestamp.from(clock.instant().minus(Duration.ofHours(2))));
        signals.tell(key, "fresh");
        // A test of another year may have had the turn last.
        jdbc.update("update sweep_turn set held_until = ? where name = 'live'", java.sql.Timestamp.from(Instant.EPOCH));
        signals.forget();
        assertThat(jdbc.queryForList(
                        "select part from live_signal where project_key = ? and part in ('old', 'fresh')",
                        String.class,
                        key))
                .containsExactly("fresh");
    }
}
