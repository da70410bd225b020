package org.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped tables say of a gate, without a house around them. */
class CriteriaTests {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final Map<String, DmnDecision> TABLES =
            Map.of("gate-criteria", table("gate-criteria"), "gate-recommendation", table("gate-recommendation"));

    private final Criteria criteria = new Criteria((name, facts) ->
            ENGINE.evaluateDecisionTable(TABLES.get(name), facts).getResultList());

    @ParameterizedTest
    @CsvSource({
        "goal, goalCount, 0, goalsSet",
        "goal, goalsNotSmart, 1, goalsSmart",
        "plan, planItems, 0, planned",
        "plan, itemsWithoutOwner, 2, itemsOwned",
        "plan, itemsWithoutDates, 1, itemsDated",
        "plan, highRisksUnanswered, 1, risksAnswered",
        "closure, itemsOpen, 3, itemsDone",
        "closure, deliverablesOpen, 1, delivered",
        "closure, goalsWithoutResult, 1, resultsRecorded",
        "change, openConditions, 1, conditionsMet",
        "goal, openConditions, 1, conditionsMet",
        "closure, openConditions, 1, conditionsMet"
    })
    void whatNobodyCouldDefendBlocksAndReworkIsAdvised(String gate, String fact, int value, String key) {
        Map<String, Object> facts = healthy();
        assertThat(judge(gate, facts).criteria()).noneMatch(Criterion::isBlocking);
        facts.put(fact, value);
        Criteria.Judgement judgement = judge(gate, facts);
        assertThat(judgement.criteria())
                .filteredOn(Criterion::isBlocking)
                .singleElement()
                .satisfies(blocking -> {
                    assertThat(blocking.key()).isEqualTo(key);
                    assertThat(blocking.value().text()).isEqualTo("" + value);
                    assertThat(blocking.link()).startsWith("/projects/SEO/");
                });
        assertThat(judgement.recommendation().decision()).isEqualTo("rework");
        assertThat(judgement.recommendation().reasons().get(0).english())
                .contains(blockingWords(judgement, Locale.ENGLISH));
        assertThat(judgement.recommendation().reasons().get(0).chinese())
                .contains(blockingWords(judgement, Locale.SIMPLIFIED_CHINESE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"goal", "plan", "change", "closure"})
    void whereAllIsWellGoIsAdvised(String gate) {
        Criteria.Judgement judgement = judge(gate, healthy());
        assertThat(judgement.criteria())
                .hasSizeGreaterThan(3)
                .allMatch(one -> one.light().equals("green"));
        assertThat(judgement.criteria().stream().map(Criterion::key)).doesNotHaveDuplicates();
        assertThat(judgement.recommendation().decision()).isEqualTo("go");
        assertThat(judgement.recommendation().reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.english()).isEqualTo("All criteria are met."));
    }

    /** A house where nobody can tell anything: no rule fails, and nothing is called green that nobody knows. */
    @ParameterizedTest
    @ValueSource(strings = {"goal", "plan", "change", "closure"})
    void whatNobodyKnowsIsNeitherGreenNorBlocking(String gate) {
        Criteria.Judgement judgement = judge(gate, Map.of());
        assertThat(judgement.criteria()).allMatch(one -> one.light().equals("grey"));
        assertThat(judgement.criteria()).noneMatch(Criterion::isBlocking);
    }

    @ParameterizedTest
    @CsvSource({
        "daysBeyondEnd, 0, green", "daysBeyondEnd, 10, amber", "daysBeyondEnd, 11, red",
        "plannedCostPercent, 100, green", "plannedCostPercent, 110, amber", "plannedCostPercent, 110.1, red",
        "spi, 0.95, green", "spi, 0.94, amber", "spi, 0.84, red",
        "cpi, 0.95, green", "cpi, 0.85, amber", "cpi, 0.849, red"
    })
    void thresholdsAtTheirBorders(String fact, double value, String light) {
        Map<String, Object> facts = healthy();
        facts.put(fact, value);
        Map<String, String> keys = Map.of(
                "daysBeyondEnd", "endsInTime",
                "plannedCostPercent", "budgetCovers",
                "spi", "onSchedule",
                "cpi", "onCost");
        Criteria.Judgement judgement = judge("plan", facts);
        assertThat(judgement.criteria())
                .filteredOn(one -> one.key().equals(keys.get(fact)))
                .singleElement()
                .satisfies(one -> assertThat(one.light()).isEqualTo(light));
        assertThat(judgement.recommendation().decision()).isEqualTo(light.equals("red") ? "goWithConditions" : "go");
    }

    @Test
    void offTrackWithHighRisksIsBetterHeld() {
        Map<String, Object> facts = healthy();
        facts.put("health", "red");
        facts.put("highRisks", 2);
        Recommendation advice = judge("change", facts).recommendation();
        assertThat(advice.decision()).isEqualTo("hold");
        assertThat(advice.reasons().get(0).english()).contains("(2)");
        assertThat(advice.reasons().get(0).chinese()).contains("2 项");
    }

    @Test
    void aDateIsADateAndSentencesAreFilled() {
        Criteria.Judgement judgement = judge("plan", healthy());
        assertThat(judgement.criteria())
                .filteredOn(one -> one.key().equals("endsInTime"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.value()).isEqualTo(new Evidence.Value("date", "2027-03-01"));
                    assertThat(one.threshold()).isEqualTo(new Evidence.Value("date", "2027-03-31"));
                });
        for (String gate : List.of("goal", "plan", "change", "closure")) {
            assertThat(judge(gate, healthy()).criteria())
                    .allSatisfy(one -> assertThat(one.english() + one.chinese() + one.link())
                            .doesNotContain("{"));
        }
    }

    private static String blockingWords(Criteria.Judgement judgement, Locale language) {
        return judgement.criteria().stream()
                .filter(Criterion::isBlocking)
                .findFirst()
                .orElseThrow()
                .in(language);
    }

    private Criteria.Judgement judge(String gate, Map<String, Object> facts) {
        return criteria.judge("SEO", gate, facts);
    }

    private static Map<String, Object> healthy() {
        Map<String, Object> facts = new HashMap<>();
        List.of(
                        "goalsNotSmart",
                        "goalsWithoutTrajectory",
                        "openConditions",
                        "openRisks",
                        "highRisks",
                        "highRisksUnanswered",
                        "itemsOpen",
                        "itemsWithoutOwner",
                        "itemsWithoutDates",
                        "itemsWithoutEffort",
                        "overloadsUnexplained",
                        "deliverablesOpen",
                        "deliverablesWithoutFile",
                        "changeDelayDays",
                        "changeBudgetPercent",
                        "changeGoalsEndangered",
                        "goalsWithoutResult")
                .forEach(name -> facts.put(name, 0));
        facts.put("goalCount", 2);
        facts.put("planItems", 7);
        facts.put("deliverables", 3);
        facts.put("planFinish", "2027-03-01");
        facts.put("projectEnd", "2027-03-31");
        facts.put("daysBeyondEnd", -30);
        facts.put("changeDaysBeyondEnd", -30);
        facts.put("plannedCostPercent", 80.5);
        facts.put("health", "green");
        facts.put("spi", 1.02);
        facts.put("cpi", 1.0);
        facts.put("goalsReachedPercent", 100.0);
        facts.put("deliverablesAccepted", true);
        facts.put("lessonsWritten", 2);
        facts.put("lessonsExplained", false);
        return facts;
    }

    private static DmnDecision table(String name) {
        try (InputStream file = Files.newInputStream(Path.of("processes/gate/" + name + ".dmn"))) {
            return ENGINE.parseDecision(name, file);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
