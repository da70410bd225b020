package org.gatehouse.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.HouseTest;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class PreferenceTests extends HouseTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @Autowired
    People people;

    @ParameterizedTest
    @CsvSource({
        "zh-CN, zh-CN",
        "'zh-TW,en;q=0.8', zh-CN",
        "zh, zh-CN",
        "'de,fr;q=0.9', en",
        "'de,zh-CN;q=0.8,en;q=0.5', zh-CN",
        "en-GB, en",
        "'en,zh;q=0.5', en"
    })
    void theBrowsersLanguageCountsAtFirst(String accepted, String shown) {
        assertThat(new Visitor(port).get("/login", "Accept-Language", accepted).body())
                .contains("lang=\"" + shown + "\"");
    }

    @Test
    void aChoiceFollowsThePersonToTheirNextBrowser() {
        Visitor amy = new Visitor(port).signIn("amy");
        assertThat(amy.post("/preferences/language", Map.of("lang", "zh-CN", "back", "/me"))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/me");
        amy.post("/preferences/theme", Map.of("theme", "dark"));
        assertThat(amy.get("/me").body()).contains("lang=\"zh-CN\"", "data-theme=\"dark\"", "我的代理人");

        Visitor elsewhere = new Visitor(port).signIn("amy");
        assertThat(elsewhere.get("/me", "Accept-Language", "en").body())
                .contains("lang=\"zh-CN\"", "data-theme=\"dark\"");

        elsewhere.post("/preferences/language", Map.of("lang", "en"));
        assertThat(elsewhere.get("/me").body()).contains("lang=\"en\"", "My deputy");
    }

    @Test
    void whatWasChosenOnTheSignInPageStays() {
        Visitor wu = new Visitor(port).signIn("wu");
        wu.post("/preferences/language", Map.of("lang", "en"));

        Visitor elsewhere = new Visitor(port);
        Matcher token = TOKEN.matcher(elsewhere.get("/login").body());
        assertThat(token.find()).isTrue();
        elsewhere.form("/preferences/language", Map.of("lang", "zh-CN", "back", "/login", "_csrf", token.group(1)));
        assertThat(elsewhere.get("/login").body()).contains("lang=\"zh-CN\"", "登录");
        elsewhere.signIn("wu");

        assertThat(elsewhere.get("/me").body()).contains("lang=\"zh-CN\"");
        elsewhere.post("/preferences/language", Map.of("lang", "en"));
    }

    @Test
    void untilSomebodyChoosesWordReachesThemInTheLanguageTheySignedInWith() {
        Visitor sun = new Visitor(port);
        Matcher token = TOKEN.matcher(sun.get("/login").body());
        assertThat(token.find()).isTrue();
        sun.form(
                "/login",
                Map.of("username", "sun", "password", PASSWORD, "_csrf", token.group(1)),
                "Accept-Language",
                "zh-CN");
        assertThat(people.language("sun")).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(new Visitor(port).signIn("sun").get("/me").body())
                .as("the page speaks the browser's language")
                .contains("lang=\"en\"");
        assertThat(people.language("sun")).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void onlyKnownChoicesAndOurOwnPages() {
        Visitor chen = new Visitor(port).signIn("chen");
        assertThat(chen.post("/preferences/language", Map.of("lang", "tlh")).statusCode())
                .isEqualTo(422);
        assertThat(chen.post("/preferences/theme", Map.of("theme", "<b>")).statusCode())
                .isEqualTo(422);
        for (String elsewhere : new String[] {"https://example.com/", "//example.com", "/\\example.com"}) {
            assertThat(chen.post("/preferences/theme", Map.of("theme", "auto", "back", elsewhere))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/");
        }
    }

    @Test
    void theEngineSpeaksTheReadersLanguage() {
        Visitor chen = new Visitor(port).signIn("chen");
        chen.get("/camunda/app/tasklist/default/");
        String engine = "/camunda/api/engine/engine/default";

        chen.post("/preferences/language", Map.of("lang", "zh-CN"));
        assertThat(chen.get(engine + "/filter?resourceType=Task", "Accept-Language", "en")
                        .body())
                .contains("\"我的全部任务\"");
        assertThat(chen.json("POST", engine + "/task/unknown/complete", "{}").body())
                .contains("此处没有");

        chen.post("/preferences/language", Map.of("lang", "en"));
        assertThat(chen.get(engine + "/filter?resourceType=Task", "Accept-Language", "zh-CN")
                        .body())
                .contains("\"All my tasks\"");
    }
}
