package org.gatehouse.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.engine.Turns;
import org.gatehouse.health.Health.Dimension;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.ItemDraft;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Judging, overriding, sweeping, and what people see of it. */
class HealthsTests extends Executing {

    @Autowired
    Healths healths;

    @Autowired
    HealthSweep sweep;

    @Autowired
    HealthRows rows;

    @Autowired
    Turns turns;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient sql;

    @Test
    void aProjectIsJudgedInFiveDimensionsAndTheDayIsKept() {
        String key = executing();
        assertThat(healths.latest(key)).isEmpty();
        Health judged = healths.renew(key);
        assertThat(judged.dimensions()).extracting(Dimension::dimension).isEqualTo(Health.DIMENSIONS);
        assertThat(judged.light())
                .isEqualTo(Light.worst(
                        judged.dimensions().stream().map(Dimension::light).toList()));
        assertThat(healths.latest(key)).contains(judged);
        assertThat(healths.latest(List.of(key, "NOSUCH"))).containsOnlyKeys(key);
        healths.renew(key);
        assertThat(rows.history(key, today())).singleElement().satisfies(reading -> {
            assertThat(reading.day()).isEqualTo(today());
            assertThat(reading.light()).isEqualTo(judged.light());
            assertThat(reading.lights()).containsOnlyKeys(Health.DIMENSIONS);
        });
    }

    @Test
    void overdueWorkTurnsItRed() {
        String key = executing();
        healths.renew(key);
        itIs(today().plusDays(15));
        Health later = healths.renew(key);
        assertThat(later.light()).isEqualTo(Light.RED);
        assertThat(dimension(later, "schedule").light()).isEqualTo(Light.RED);
        assertThat(rows.history(key, today().minusDays(30))).hasSize(2);
    }

    @Test
    void theTrailTellsWhenTheLightTurns() {
        String key = newProject();
        assertThat(healths.renew(key).light()).isLessThan(Light.AMBER);
        passGoals(key);
        addItem(key, ItemDraft.of("Audit the site", "amy", today(), today().plusDays(6), hours(20)));
        itIs(today().plusDays(20));
        assertThat(healths.renew(key).light()).isEqualTo(Light.RED);
        assertThat(new Visitor(port)
                        .signIn("lin")
                        .get("/projects/" + key + "/trail", "Accept-Language", "en")
                        .body())
                .contains("Health turned from", "to “Off track”");
    }

    @Test
    void anEditedTableChangesTheLightAndNothingElse() {
        String key = executing();
        assertThat(dimension(healths.renew(key), "schedule").light()).isEqualTo(Light.GREEN);
        String edited = DecisionFile.of("processes/review/health.dmn")
                .edited(
                        "\"green\"</text>\n        </outputEntry>\n        <outputEntry id=\"health_schedule_r9o1\">",
                        "\"amber\"</text>\n        </outputEntry>\n        <outputEntry id=\"health_schedule_r9o1\">")
                .text();
        String deployment = repository
                .createDeployment()
                .addInputStream(
                        "processes/review/health.dmn",
                        new java.io.ByteArrayInputStream(edited.getBytes(StandardCharsets.UTF_8)))
                .deploy()
                .getId();
        try {
            Health health = healths.renew(key);
            assertThat(dimension(health, "schedule").light()).isEqualTo(Light.AMBER);
            assertThat(dimension(health, "schedule").english()).startsWith("Nothing had to be done by now");
        } finally {
            repository.deleteDeployment(deployment);
        }
        assertThat(dimension(healths.renew(key), "schedule").light()).isEqualTo(Light.GREEN);
    }

    @Test
    void anOverrideCountsBesideTheComputedLightAndEndsByItself() {
        String key = executing();
        itIs(today().plusDays(15));
        as("fang", () -> healths.overrule(key, Light.AMBER, "The agency delivers tomorrow", today().plusDays(3)));
        Health health = healths.latest(key).orElseThrow();
        assertThat(health.light()).isEqualTo(Light.AMBER);
        assertThat(health.computed()).isEqualTo(Light.RED);
        assertThat(health.override().who()).isEqualTo("fang");
        assertThat(stored(key)).isEqualTo("AMBER");
        itIs(today().plusDays(3));
        assertThat(healths.renew(key).light()).isEqualTo(Light.AMBER);
        itIs(today().plusDays(1));
        assertThat(healths.latest(key).orElseThrow().light()).isEqualTo(Light.RED);
        assertThat(healths.renew(key).override()).isNull();
        assertThat(stored(key)).isEqualTo("RED");
        assertThat(rows.history(key, today().minusDays(20)))
                .extracting(HealthRows.Reading::light)
                .containsExactly(Light.RED, Light.AMBER, Light.AMBER);
    }

    @Test
    void theNextReviewEndsAnOverride() {
        String key = executing();
        as("lin", () -> healths.overrule(key, Light.RED, "The client is gone", today().plusDays(7)));
        fireTimer(key, "reviewDue");
        assertThat(healths.latest(key).orElseThrow().override()).isNull();
        assertThatThrownBy(() -> as("lin", () -> healths.endOverrule(key))).isInstanceOf(Conflict.class);
    }

    @Test
    void onlyManagerAndSponsorOverrideWithAReasonAndAnEnd() {
        String key = executing();
        assertThatThrownBy(() -> as("chen", () -> healths.overrule(key, Light.GREEN, "Fine", today())))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> healths.overrule(key, Light.GREEN, "Fine", today())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("lin", () -> healths.overrule(key, Light.GREY, " ", today().plusDays(8))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("health.error.light")
                .hasMessageContaining("health.error.why")
                .hasMessageContaining("health.error.until");
        assertThatThrownBy(() -> as("lin", () -> healths.overrule(key, Light.GREEN, "Fine", today().minusDays(1))))
                .isInstanceOf(InvalidInput.class);
        assertThat(rows.overrule(key)).isEmpty();
        as("lin", () -> healths.overrule(key, Light.GREEN, "Fine", today()));
        as("fang", () -> healths.overrule(key, Light.RED, "Not at all", today()));
        assertThat(rows.overrule(key).orElseThrow().who()).isEqualTo("fang");
        as("lin", () -> healths.endOverrule(key));
        assertThat(healths.latest(key).orElseThrow().isOverridden()).isFalse();
    }

    @Test
    void theSweepJudgesWhatWasTouchedAndWhatWasNotLookedAtToday() {
        String key = executing();
        onlyThisIsDue(key);
        while (sweep.run() > 0) {
            assertThat(healths.latest(key)).isPresent();
        }
        assertThat(rows.due(today(), 1000)).isEmpty();
        as("lin", () -> healths.overrule(key, Light.RED, "Doubts", today()));
        assertThat(rows.due(today(), 1000)).doesNotContain(key);
        addItem(key, ItemDraft.of("One more", "chen", null, null, hours(8)));
        assertThat(rows.due(today(), 1000)).containsExactly(key);
        assertThat(sweep.run()).isEqualTo(1);
        itIs(today().plusDays(1));
        assertThat(rows.due(today(), 1000)).contains(key);
    }

    /** What other tests left was looked at. */
    private void onlyThisIsDue(String key) {
        sql.sql("update project_health set stale = false, judged_on = :today where project_key <> :key")
                .param("today", today())
                .param("key", key)
                .update();
    }

    @Test
    void ofTwoNodesOneSweepsAndEachProjectIsJudgedOnce() throws Exception {
        String key = executing();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> judge = () -> healths.renewIfDue(key);
            List<Future<Boolean>> both = nodes.invokeAll(List.of(judge, judge));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            nodes.shutdownNow();
        }
        onlyThisIsDue(key);
        healths.touch(key);
        assertThat(turns.take(HealthSweep.TURN, () -> 1 + sweep.run())).isEqualTo(1);
        assertThat(rows.due(today(), 1000)).contains(key);
        assertThat(sweep.run()).isPositive();
    }

    @Test
    void pagesShowTheLightWithWordsAndTheHistory() {
        String key = executing();
        Visitor lin = new Visitor(port).signIn("lin");
        String path = "/projects/" + key + "/health";
        assertThat(lin.get(path, "Accept-Language", "en").body()).contains("Not judged yet");
        healths.renew(key);
        assertThat(lin.post(
                                path + "/override",
                                Map.of("light", "RED", "why", "The client hesitates", "until", today().toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(lin.get(path, "Accept-Language", "en").body())
                .contains("Off track", "The client hesitates", "Computed:", "the dates are as in the baseline")
                .doesNotContain("<html");
        assertThat(lin.get(path + "/history", "Accept-Language", "en").body())
                .contains("The last 26 weeks", "gh-strip", "instead of");
        assertThat(lin.get(path + "/history", "Accept-Language", "zh-CN").body())
                .contains("最近 26 周", "手动设定", "日期与基线一致");
        assertThat(lin.post(path + "/override", Map.of("light", "PURPLE")).statusCode())
                .isBetween(400, 422);
        assertThat(lin.post(path + "/override", Map.of()).statusCode()).isEqualTo(422);
        assertThat(lin.post(path + "/override/end", Map.of()).statusCode()).isEqualTo(302);
        assertThat(lin.post(path + "/override/end", Map.of()).statusCode()).isEqualTo(409);

        Visitor member = new Visitor(port).signIn("chen");
        assertThat(member.get(path, "Accept-Language", "en").body()).contains("Schedule");
        assertThat(member.get(path + "/history", "Accept-Language", "en").body())
                .doesNotContain("Set the state by hand");
        assertThat(member.post(path + "/override", Map.of("light", "RED")).statusCode())
                .isEqualTo(403);
        Visitor stranger = new Visitor(port).signIn("sun");
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(path + "/history").statusCode()).isEqualTo(404);
        assertThat(stranger.post(path + "/override", Map.of("light", "RED")).statusCode())
                .isEqualTo(404);
    }

    private String stored(String key) {
        return sql.sql("select light from project_health where project_key = ?")
                .param(key)
                .query(String.class)
                .single();
    }

    private static Dimension dimension(Health health, String name) {
        return health.dimensions().stream()
                .filter(each -> each.dimension().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
