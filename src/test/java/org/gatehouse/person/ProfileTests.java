package org.gatehouse.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.gatehouse.HouseTest;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ProfileTests extends HouseTest {

    @Autowired
    People people;

    @Autowired
    Deputies deputies;

    @Autowired
    Clock clock;

    @Autowired
    IdentityService identity;

    @AfterEach
    void asItWas() {
        deputies.remove("fang");
        identity.deleteUser("mei");
        people.reread();
    }

    @Test
    void aDeputyStandsInFromTheFirstToTheLastDay() {
        LocalDate today = LocalDate.now(clock);
        Visitor fang = new Visitor(port).signIn("fang");

        assertThat(appoint(fang, "zhao", today.plusDays(2), today.plusDays(9)).statusCode())
                .isEqualTo(302);

        assertThat(people.deputyOf("fang", today.plusDays(1))).isEmpty();
        assertThat(people.deputyOf("fang", today.plusDays(2))).hasValue("zhao");
        assertThat(people.deputyOf("fang", today.plusDays(9))).hasValue("zhao");
        assertThat(people.deputyOf("fang", today.plusDays(10))).isEmpty();
        assertThat(fang.get("/me").body()).contains("赵磊 Zhao Lei stands in for you");

        // Of amy no other test waits for a word that would now go to sun.
        Visitor amy = new Visitor(port).signIn("amy");
        appoint(amy, "sun", today, today);
        assertThat(people.deputyOf("amy", today)).hasValue("sun");

        amy.post("/me/deputy/removal", Map.of());
        assertThat(people.deputyOf("amy", today)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fang, 0, 1, You cannot stand in for yourself",
        "nobody, 0, 1, There is nobody with the user name nobody",
        "chen, 0, 1, 陈杰 Chen Jie may not do everything you may",
        "zhao, 3, 1, ''",
        "zhao, -5, -1, is over already",
        "'', 0, 1, ''"
    })
    void aDeputyMustMakeSense(String deputy, int from, int until, String message) {
        LocalDate today = LocalDate.now(clock);
        HttpResponse<String> answer =
                appoint(new Visitor(port).signIn("fang"), deputy, today.plusDays(from), today.plusDays(until));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("gh-error", message).doesNotContain("??");
        assertThat(deputies.of("fang")).isEmpty();
    }

    @Test
    void daysMustBeDays() {
        HttpResponse<String> answer = new Visitor(port)
                .signIn("fang")
                .post("/me/deputy", Map.of("deputyId", "zhao", "fromDay", "soon", "untilDay", ""));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("soon");
    }

    @Test
    void peopleChangeTheirOwnPassword() {
        people.add("mei", "Mei", "Li", "", Set.of(Role.STAFF), PASSWORD);
        Visitor mei = new Visitor(port).signIn("mei");

        assertThat(change(mei, "wrong", "a longer pass phrase", "a longer pass phrase")
                        .body())
                .contains("not your present password");
        assertThat(change(mei, PASSWORD, "short", "short").body()).contains("at least 12 characters");
        assertThat(change(mei, PASSWORD, "my name is mei, really", "my name is mei, really")
                        .body())
                .contains("without your name");
        assertThat(change(mei, PASSWORD, "a longer pass phrase", "a lnger pass phrase")
                        .body())
                .contains("differ");
        assertThat(change(mei, PASSWORD, "a longer pass phrase", "a longer pass phrase")
                        .statusCode())
                .isEqualTo(302);

        assertThat(new Visitor(port).signIn("mei", PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("?error"));
        assertThat(new Visitor(port)
                        .signIn("mei", "a longer pass phrase")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/"));
    }

    private static HttpResponse<String> appoint(Visitor visitor, String deputy, LocalDate from, LocalDate until) {
        return visitor.post(
                "/me/deputy", Map.of("deputyId", deputy, "fromDay", from.toString(), "untilDay", until.toString()));
    }

    private static HttpResponse<String> change(Visitor visitor, String present, String password, String again) {
        return visitor.post("/me/password", Map.of("present", present, "password", password, "again", again));
    }
}
