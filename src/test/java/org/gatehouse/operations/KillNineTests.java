package org.gatehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application on its default database, an H2 file, is killed with -9 at random moments while people work. */
@Tag("whole")
class KillNineTests {

    private static final int KILLS = 3;
    private static final int COUPLES = 3;
    private static final int SIGTERM = 143;

    /** Those of application.yml. */
    private static final String SETTINGS = "WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=512";

    private final int port = Node.freePort();
    private final Random chance = new Random();
    private final Queue<Journey> journeys = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger(100);

    @TempDir
    Path house;

    private Node node;
    private int starts;

    @Test
    void nothingAcknowledgedIsLostAndEveryProjectGoesOn() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(COUPLES);
        try {
            start();
            Crew crew = Crew.arrive(port);

            for (int round = 0; round <= KILLS; round++) {
                AtomicBoolean working = new AtomicBoolean(true);
                List<Future<?>> couples = new ArrayList<>();
                for (int couple = 0; couple < COUPLES; couple++) {
                    couples.add(people.submit(() -> work(crew, working)));
                }
                Node.pause(2000 + chance.nextInt(4000));
                if (round < KILLS) {
                    node.kill();
                } else {
                    assertThat(node.stop()).as("exit code").isEqualTo(SIGTERM);
                    // A step that lost a race is simply done again.
                    assertThat(node.said().replaceAll("ENGINE-14006 .*OptimisticLockingException", ""))
                            .contains("database file closed")
                            .doesNotContain("already closed", "Exception");
                }
                working.set(false);
                for (Future<?> couple : couples) {
                    couple.get();
                }
                start();
                // The browsers kept their cookies, the house its sessions: nobody signs in again.
                journeys.forEach(journey -> journey.lookAround(crew));
            }

            journeys.forEach(journey -> journey.walkTo(Journey.Place.WORK_DONE, crew));
            journeys.forEach(journey -> journey.lookAround(crew));
            assertThat(journeys).hasSizeGreaterThan(KILLS);
            node.stop();
            try (Connection books = DriverManager.getConnection(url(), "gatehouse", "")) {
                new Books(books).nothingHappenedTwice();
            }
        } finally {
            people.shutdownNow();
            node.close();
        }
    }

    /** Walks one journey after the other until the house does not answer. */
    private void work(Crew crew, AtomicBoolean working) {
        try {
            while (working.get()) {
                Journey journey = new Journey("K" + number.incrementAndGet());
                journeys.add(journey);
                while (!journey.isOver()) {
                    if (!journey.goOn(crew)) {
                        return;
                    }
                }
            }
        } catch (Journey.NoAnswer gone) {
            // Killed while it was answering.
        } catch (IllegalStateException gone) {
            assertThat(gone).hasRootCauseInstanceOf(IOException.class);
        }
    }

    private void start() {
        node = Node.start(port, "kill-nine-" + ++starts, null, "--spring.datasource.url=" + url())
                .awaitReady();
    }

    private String url() {
        return "jdbc:h2:async:" + house.resolve("gatehouse").toAbsolutePath() + ";" + SETTINGS;
    }
}
