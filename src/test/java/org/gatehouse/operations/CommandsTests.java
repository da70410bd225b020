package org.gatehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.gatehouse.operations.Journey.Place;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does at the command line: an archive is taken over by another house, a changed byte is named. */
@Tag("whole")
class CommandsTests {

    @TempDir
    Path folder;

    @Test
    void anArchiveIsTakenOverAndAChangedByteIsNamed() throws Exception {
        Path archive = archiveOfAStoppedProject();
        Path other = folder.resolve("other");

        Node taking = start("commands-import", other, "--import=" + archive);
        assertThat(taking.await()).as(taking.said()).isZero();
        assertThat(taking.said()).contains("import: MOVED (");

        change(other, "update trail_line set actor = 'wu' where project_key = 'MOVED' and number = 2");
        Node verifying = start("commands-verify", other, "--verify");
        assertThat(verifying.await()).as(verifying.said()).isEqualTo(1);
        assertThat(verifying.said())
                .contains("MOVED trail: BROKEN at link 2")
                .contains("MOVED gates: whole")
                .contains("1 projects, some BROKEN");
    }

    private Path archiveOfAStoppedProject() throws IOException {
        int port = Node.freePort();
        Journey moved = new Journey("MOVED");
        try (Node house = Node.start(port, "commands-house", null, database(folder.resolve("house")))) {
            house.awaitReady();
            Crew crew = Crew.arrive(port);
            moved.walkTo(Place.GOALS_SUBMITTED, crew);
            assertThat(Journey.answer(crew.sponsor(), moved.await(crew.sponsor(), "decideGate"), """
                    {"variables": {"decision": {"value": "stop"}, "reason": {"value": "The market has gone"}}}""")
                            .statusCode())
                    .isEqualTo(204);
            moved.awaitEnd(crew);
            return Files.write(
                    folder.resolve("moved.zip"),
                    crew.manager().bytes("/projects/MOVED/archive.zip").body());
        }
    }

    private Node start(String name, Path house, String command) {
        return Node.start(Node.freePort(), name, null, database(house), command);
    }

    private static void change(Path house, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + house.toAbsolutePath(), "gatehouse", "");
                Statement plain = connection.createStatement()) {
            assertThat(plain.executeUpdate(statement)).isEqualTo(1);
        }
    }

    private static String database(Path house) {
        return "--spring.datasource.url=jdbc:h2:async:" + house.toAbsolutePath()
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }
}
