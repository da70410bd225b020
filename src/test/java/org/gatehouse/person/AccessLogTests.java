package org.gatehouse.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gatehouse.HouseTest;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AccessLogTests extends HouseTest {

    @Test
    void saysWhoDidWhatAndInWhichProject(CapturedOutput output) throws InterruptedException {
        new Visitor(port).get("/projects/LOGGED/goals");
        Visitor lin = new Visitor(port).signIn("lin");
        lin.get("/projects/LOGGED/goals");
        lin.get("/me");
        new Visitor(port).get("/engine-rest/version", "Authorization", RouteTests.basic("han", PASSWORD));

        eventually(output, ": - GET /projects/LOGGED/goals 302 \\d+ ms project LOGGED");
        eventually(output, ": lin GET /projects/LOGGED/goals \\d+ \\d+ ms project LOGGED");
        eventually(output, ": lin GET /me 200 \\d+ ms\\R");
        eventually(output, ": han GET /engine-rest/version 200 \\d+ ms\\R");
    }

    /** The line is written after the answer has left. */
    private static void eventually(CapturedOutput output, String line) throws InterruptedException {
        for (int tries = 0; tries < 50 && !found(output, line); tries++) {
            Thread.sleep(Duration.ofMillis(50).toMillis());
        }
        assertThat(found(output, line)).as(line).isTrue();
    }

    private static boolean found(CapturedOutput output, String line) {
        return java.util.regex.Pattern.compile(line).matcher(output.getAll()).find();
    }
}
