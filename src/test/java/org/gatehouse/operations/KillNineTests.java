package org.gatehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application on its default database, an H2 file, is killed with -9 at random moments while people work. Its mail
 * server is down all the while, so each kill comes between what was committed and what was to be sent of it.
 */
@Tag("whole")
class KillNineTests {

    private static final int KILLS = 3;
    private static final int COUPLES = 3;
    private static final int SIGTERM = 143;

    /** Those of application.yml. */
    private static final String SETTINGS = "WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=512";

    private final int port = Node.freePort();
    private final int mailPort = Node.freePort();
    private final Random chance = new Random();
    private final Queue<Journey> journeys = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger(100);

    @TempDir
    Path house;

    private Node node;
    private int starts;

    /** Five whole applications are started one after the other. */
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void nothingAcknowledgedIsLostAndEveryProjectGoesOn() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(COUPLES);
        GreenMail mail = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
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

            mail.start();
            journeys.forEach(journey -> journey.walkTo(Journey.Place.WORK_DONE, crew));
            journeys.forEach(journey -> journey.lookAround(crew));
            assertThat(journeys).hasSizeGreaterThan(KILLS);
            awaitMail();
            node.stop();
            List<String> mailed = Arrays.stream(mail.getReceivedMessages())
                    .map(KillNineTests::read)
                    .toList();
            try (Connection books = DriverManager.getConnection(url(), "gatehouse", "")) {
                new Books(books).nothingHappenedTwice();
                new Books(books).everythingWasMailedOnce(mailed);
            }
        } finally {
            people.shutdownNow();
            node.close();
            mail.stop();
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

    /** Notices become mails every few seconds; then nothing waits any more. */
    private void awaitMail() {
        Visitor admin = new Visitor(port).signIn("admin");
        Instant end = Instant.now().plusSeconds(60);
        Node.pause(4000);
        while (!admin.get("/deliveries?state=WAITING").body().contains("Nothing waits.")) {
            assertThat(Instant.now()).as("mail is sent").isBefore(end);
            Node.pause(500);
        }
    }

    /** Its id, then its page. */
    private static String read(MimeMessage mail) {
        try {
            Multipart forms = (Multipart) mail.getContent();
            return "Message-ID: " + mail.getMessageID() + "\n"
                    + forms.getBodyPart(1).getContent();
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void start() {
        node = Node.start(
                        port,
                        "kill-nine-" + ++starts,
                        null,
                        "--spring.datasource.url=" + url(),
                        "--gatehouse.delivery.send=true",
                        "--gatehouse.delivery.pause=PT1S",
                        "--gatehouse.delivery.lease=PT5S",
                        "--spring.mail.port=" + mailPort)
                .awaitReady();
    }

    private String url() {
        return "jdbc:h2:async:" + house.resolve("gatehouse").toAbsolutePath() + ";" + SETTINGS;
    }
}
