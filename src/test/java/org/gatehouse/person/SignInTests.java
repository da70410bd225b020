package org.gatehouse.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.gatehouse.HouseTest;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Test;

class SignInTests extends HouseTest {

    @Test
    void theRightPasswordOpensTheHouseAndChangesTheSession() {
        Visitor lin = new Visitor(port);
        lin.get("/login");
        String before = lin.cookie("gatehouse-session").orElseThrow();

        HttpResponse<String> answer = lin.signIn("lin", PASSWORD);

        assertThat(location(answer)).endsWith("/");
        assertThat(lin.cookie("gatehouse-session").orElseThrow())
                .as("a session somebody planted is worth nothing")
                .isNotEqualTo(before);
        assertThat(lin.get("/me").body()).contains("林悦 Lin Yue");
    }

    @Test
    void goesWhereThePersonWantedTo() {
        Visitor lin = new Visitor(port);
        assertThat(location(lin.get("/me"))).endsWith("/login");
        assertThat(location(lin.signIn("lin", PASSWORD))).endsWith("/me");
    }

    @Test
    void aWrongPasswordAndAWrongNameReadTheSame() {
        assertThat(location(new Visitor(port).signIn("zhao", "wrong"))).endsWith("/login?error");
        assertThat(location(new Visitor(port).signIn("nobody", "wrong"))).endsWith("/login?error");
        assertThat(location(new Visitor(port).signIn("nobody", ""))).endsWith("/login?error");
        assertThat(new Visitor(port).get("/login?error").body()).contains("User name or password is wrong.");
    }

    @Test
    void guessingIsSlowedDownForThisAccountOnly() {
        Visitor guesser = new Visitor(port);
        for (int wrong = 0; wrong < Throttle.TRIES; wrong++) {
            assertThat(location(guesser.signIn("sun", "guess " + wrong))).endsWith("/login?error");
        }
        assertThat(location(guesser.signIn("sun", PASSWORD))).endsWith("/login?locked");
        assertThat(guesser.get("/engine-rest/engine", "Authorization", RouteTests.basic("sun", PASSWORD))
                        .statusCode())
                .as("the REST API is no way around")
                .isEqualTo(401);
        new Visitor(port).signIn("wu");
    }

    @Test
    void signsOutEverywhere() {
        Visitor lin = new Visitor(port).signIn("lin");
        assertThat(lin.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(lin.get("/logout").body()).contains("action=\"/logout\"");

        assertThat(location(lin.post("/logout", Map.of()))).endsWith("/login?signedOut");

        assertThat(location(lin.get("/"))).endsWith("/login");
        assertThat(lin.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void tasklistsOwnSignOutEndsTheSessionToo() {
        Visitor lin = new Visitor(port).signIn("lin");
        lin.get("/camunda/app/tasklist/default/");

        assertThat(lin.json("POST", "/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(location(lin.get("/"))).endsWith("/login");
    }

    @Test
    void formsWithoutTheTokenAreRefused() {
        Visitor lin = new Visitor(port).signIn("lin");
        assertThat(lin.form("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(lin.form("/me/deputy/removal", Map.of()).statusCode()).isEqualTo(403);
        assertThat(lin.form("/preferences/theme", Map.of("theme", "dark")).statusCode())
                .isEqualTo(403);
        assertThat(lin.get("/me").statusCode()).isEqualTo(200);
    }

    @Test
    void aSignInPageLeftOpenShowsItselfAfresh() {
        assertThat(location(new Visitor(port).form("/login", Map.of("username", "lin", "password", PASSWORD))))
                .endsWith("/login?expired");
    }

    @Test
    void pagesCarryTheirProtection() {
        HttpResponse<String> page = new Visitor(port).get("/login");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'", "frame-ancestors 'self'", "object-src 'none'")
                        .doesNotContain("script-src", "unsafe-eval"));
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .contains("gatehouse-session")
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax"));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
