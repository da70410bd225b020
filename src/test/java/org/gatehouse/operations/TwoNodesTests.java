package org.gatehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What docker-compose.yml draws, natively: two applications on one PostgreSQL and people whose requests reach now this
 * one, now that one. One is killed with -9 in the middle of automated steps; the other goes on with everything.
 */
@Tag("whole")
class TwoNodesTests {

    private static final int COUPLES = 3;
    private static final int JOURNEYS_BEFORE_THE_KILL = 4;
    private static final int JOURNEYS = 12;

    private final Queue<Journey> journeys = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger(100);
    private final List<Node> nodes = new ArrayList<>();

    @Test
    void oneNodeGoesOnWhereTheOtherDied() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(COUPLES);
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            nodes.add(start(database, "one").awaitReady());
            nodes.add(start(database, "two").awaitReady());
            Crew crew = Crew.arrive(nodes.get(0).port());

            List<Future<?>> couples = new ArrayList<>();
            for (int couple = 0; couple < COUPLES; couple++) {
                couples.add(people.submit(() -> work(crew)));
            }
            while (journeys.stream().filter(Journey::isOver).count() < JOURNEYS_BEFORE_THE_KILL) {
                Node.pause(20);
            }
            nodes.get(0).kill();
            for (Future<?> couple : couples) {
                couple.get();
            }

            assertThat(journeys).hasSize(JOURNEYS).allMatch(Journey::isOver);
            Crew survivors = crew.at(nodes.get(1).port());
            journeys.forEach(journey -> journey.lookAround(survivors));
            try (Connection books = database.getPostgresDatabase().getConnection()) {
                new Books(books).nothingHappenedTwice();
            }
            assertThat(nodes.get(1).stop()).as("exit code of the survivor").isEqualTo(143);
        } finally {
            people.shutdownNow();
            nodes.forEach(Node::close);
        }
    }

    private void work(Crew crew) {
        for (int next = number.incrementAndGet(); next <= 100 + JOURNEYS; next = number.incrementAndGet()) {
            Journey journey = new Journey("N" + next);
            journeys.add(journey);
            while (!journey.isOver()) {
                walk(journey, crew);
            }
        }
    }

    /** One step by whichever node the proxy would choose; where that one is gone, one looks again at the other. */
    private void walk(Journey journey, Crew crew) {
        try {
            if (journey.goOn(crew.at(anyNode()))) {
                return;
            }
        } catch (Journey.NoAnswer gone) {
            // Killed while it was answering.
        } catch (IllegalStateException gone) {
            assertThat(gone).hasRootCauseInstanceOf(IOException.class);
        }
        journey.lookAround(crew.at(nodes.get(1).port()));
    }

    private int anyNode() {
        List<Node> alive = nodes.stream().filter(Node::isAlive).toList();
        return alive.get(ThreadLocalRandom.current().nextInt(alive.size())).port();
    }

    private static Node start(EmbeddedPostgres database, String name) {
        return Node.start(
                Node.freePort(),
                "two-nodes-" + name,
                null,
                "--spring.profiles.active=test,postgres",
                "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres");
    }
}
