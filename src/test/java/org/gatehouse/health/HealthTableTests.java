package org.gatehouse.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.health.Health.Dimension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the decision tables, at its borders, and what is not measured yet. */
class HealthTableTests {

    private static final DecisionFile TABLES = DecisionFile.of("processes/review/health.dmn");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0.79, 0, 0, 0, RED, Progress is far behind: 79 % of the work is done",
                "0.8, 0, 0, 0, AMBER, Progress is behind: 79 %",
                "0.949, 0, 0, 0, AMBER, Progress is behind",
                "0.95, 3, 10, 0, GREEN, Progress and dates are on plan: 79 % of the work is done",
                "1.2, -8, 0, 0, GREEN, Progress and dates are on plan",
                "1, 11, 0, 0, RED, The finish is 11 working days later than in the baseline",
                "1, 10, 0, 0, AMBER, The finish is 10 working days later",
                "1, 4, 0, 0, AMBER, The finish is 4 working days later",
                "1, 0, 30.1, 0, RED, 3 of 9 open items are overdue",
                "1, 0, 30, 0, AMBER, 3 of 9 open items are overdue",
                "1, 0, 10.1, 0, AMBER, 3 of 9 open items are overdue",
                "1, 0, 0, 2, AMBER, Milestones later than in the baseline: 2",
                "1, -, -, -, GREEN, Progress and dates are on plan",
                "-, 0, 0, 0, GREEN, Nothing had to be done by now",
                "-, 12, 0, 0, RED, The finish is 12 working days later",
                "-, -, -, -, GREY, Not measured yet",
                "-, -, 40, -, RED, 3 of 9 open items are overdue"
            })
    void schedule(Double spi, Integer slip, Double overdue, Integer milestones, Light light, String reason) {
        Map<String, Object> facts = facts();
        facts.put("spi", spi);
        facts.put("slipDays", slip);
        facts.put("overdueShare", overdue);
        facts.put("milestonesSlipped", milestones);
        assertFinding("schedule", facts, light, reason);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0.79, 1, 0, 10, RED, The work done costs far more than planned (cost performance 0.79)",
                "0.8, 1, 0, 10, AMBER, The work done costs more than planned",
                "0.95, 1, 0, 10, GREEN, Hours and scope are within the plan: 12.5 hours spent",
                "1, 1.26, 0, 10, RED, The work takes far more hours than planned: 12.5 spent",
                "1, 1.25, 0, 10, AMBER, The work takes more hours than planned",
                "1, 1.1, 0, 10, GREEN, Hours and scope are within the plan",
                "1, 1, 25.1, 10, RED, The planned work has grown by 25.1 %",
                "1, 1, 25, 10, AMBER, The planned work has grown by 25 %",
                "1, 1, 10, 10, GREEN, Hours and scope are within the plan",
                "1, 1, -10.5, 10, AMBER, Planned work was dropped since the baseline (-10.5 %)",
                "1, 1, 0, 100.5, RED, More than the whole budget is spent or ordered",
                "1, 1, 0, 99.5, AMBER, The budget is nearly used up",
                "1, 1, 0, 90, GREEN, Hours and scope are within the plan: 12.5 hours spent",
                "-, -, -, -, GREY, Not measured yet: nothing is done",
                "-, -, 30, -, RED, The planned work has grown by 30 %",
                "1, -, -, -, GREEN, The work done costs what was planned (cost performance 1)"
            })
    void cost(Double cpi, Double effort, Double scope, Double budget, Light light, String reason) {
        Map<String, Object> facts = facts();
        facts.put("cpi", cpi);
        facts.put("effortRatio", effort);
        facts.put("scopeGrowth", scope);
        facts.put("budgetShare", budget);
        facts.put("spentHours", 12.5);
        facts.put("earnedHours", 12.0);
        assertFinding("cost", facts, light, reason);
    }

    @Test
    void aBudgetThatIsUsedFasterThanTheWorkIsDoneIsSaidWithoutAmounts() {
        Map<String, Object> facts = facts();
        facts.put("cpi", 1.0);
        facts.put("effortRatio", 1.0);
        facts.put("budgetShare", 60.0);
        facts.put("actualProgress", 10.0);
        assertFinding("cost", facts, Light.GREEN, "Hours and scope are within the plan; the budget is used faster");
        facts.put("budgetShare", 95.0);
        assertFinding("cost", facts, Light.AMBER, "The budget is nearly used up");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "4, 4, 1, 0, 0, 0, 0, RED, 1 of 4 goals have left their corridor",
                "4, 4, 0, 1, 0, 0, 0, AMBER, 1 of 4 goals are near the edge",
                "4, 4, 0, 0, 2, 0, 0, AMBER, 2 of 4 goals were not read",
                "4, 4, 0, 0, 0, 50.1, 0, RED, 3 of 4 goals will miss their targets",
                "4, 4, 0, 0, 0, 50, 0, AMBER, 3 of 4 goals will miss their targets",
                "4, 4, 0, 0, 0, 0, 50.1, RED, The deadlines of 2 of 4 goals come before the work is finished",
                "4, 4, 0, 0, 0, 0, 50, AMBER, The deadlines of 2 of 4 goals come before",
                "4, 3, 0, 0, 0, 0, 0, GREEN, The goals that were read (3 of 4) are within their corridors",
                "4, 0, 0, 0, 0, 0, 0, GREEN, No goal has been read yet; the work is finished before every deadline",
                "4, -, -, -, -, -, 0, GREEN, No goal has been read yet; the work is finished before every deadline",
                "4, 0, 0, 0, 0, 0, -, GREY, Not measured yet: no goal has been read",
                "0, 0, 0, 0, 0, 0, -, GREY, Not measured yet: there is no goal",
                "-, -, -, -, -, -, -, GREY, Not measured yet: there is no goal"
            })
    void goals(
            Integer goals,
            Integer read,
            Integer outside,
            Integer near,
            Integer unread,
            Double endangered,
            Double late,
            Light light,
            String reason) {
        Map<String, Object> facts = facts();
        facts.put("goals", goals);
        facts.put("goalsRead", read);
        facts.put("goalsOutside", outside);
        facts.put("goalsNearEdge", near);
        facts.put("goalsWithoutReading", unread);
        facts.put("goalsEndangered", 3);
        facts.put("goalsEndangeredShare", endangered);
        facts.put("goalsBeforeFinish", 2);
        facts.put("goalsBeforeFinishShare", late);
        assertFinding("goals", facts, light, reason);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "7, 3, 0, 0, RED, 3 of 7 open risks are high",
                "7, 2, 0, 0, AMBER, 2 of 7 open risks are high",
                "7, 0, 3, 0, RED, Risks above low without a response plan: 3",
                "7, 0, 1, 0, AMBER, Risks above low without a response plan: 1",
                "7, 0, 0, 2, RED, Risks that have come true and are being answered: 2",
                "7, 0, 0, 1, AMBER, Risks that have come true and are being answered: 1",
                "7, 0, 0, 0, GREEN, '7 open risks, none of them high'",
                "0, 0, 0, 0, GREEN, No open risk is on the register",
                "-, -, -, -, GREY, Not measured yet: no risk was looked at"
            })
    void risks(Integer open, Integer high, Integer unanswered, Integer fired, Light light, String reason) {
        Map<String, Object> facts = facts();
        facts.put("openRisks", open);
        facts.put("highRisks", high);
        facts.put("unansweredRisks", unanswered);
        facts.put("firedRisks", fired);
        assertFinding("risks", facts, light, reason);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "3, 1, 150.1, RED, Wu Qian is asked for 150.1 % of their time; 1 of 3 people",
                "3, 1, 150, AMBER, '1 of 3 people have more to do than they can, Wu Qian the most (150 %)'",
                "3, 1, -, AMBER, 1 of 3 people have more to do than they can",
                "3, 0, 80, GREEN, 'Nobody has more to do than they can: 3 on open work, at most 80 %'",
                "0, 0, -, GREEN, Nobody is on open work",
                "-, 0, -, GREY, Not measured yet: nobody is planned with"
            })
    void people(Integer people, Integer overloaded, Double worst, Light light, String reason) {
        Map<String, Object> facts = facts();
        facts.put("peopleOnWork", people);
        facts.put("overloadedPeople", overloaded);
        facts.put("worstLoad", worst);
        facts.put("worstPerson", "Wu Qian");
        assertFinding("people", facts, light, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule", "cost", "goals", "risks", "people"})
    void whatNobodyKnowsIsSaidNotGuessed(String dimension) {
        Map<String, Object> nothing = new HashMap<>();
        HealthTable.FACTS.forEach(name -> nothing.put(name, null));
        Dimension found = judged(TABLES, dimension, nothing);
        assertThat(found.light()).isEqualTo(Light.GREY);
        assertThat(found.in(Locale.ENGLISH)).startsWith("Not measured yet: ").doesNotContain("–");
        assertThat(found.in(Locale.SIMPLIFIED_CHINESE)).startsWith("尚未度量：").doesNotContain("–");
    }

    @Test
    void theWorstCountsAndEverythingThatIsNotGreenSaysWhyTheWorstFirst() {
        Map<String, Object> facts = facts();
        facts.put("spi", 0.9);
        facts.put("slipDays", 11);
        facts.put("overdueShare", 20.0);
        facts.put("plannedProgress", 50.0);
        facts.put("actualProgress", 45.000000001);
        Dimension found = judged(TABLES, "schedule", facts);
        assertThat(found.light()).isEqualTo(Light.RED);
        assertThat(found.english())
                .isEqualTo("The finish is 11 working days later than in the baseline; Progress is behind:"
                        + " 45 % of the work is done, 50 % was planned by now; 3 of 9 open items are overdue");
        assertThat(found.chinese()).isEqualTo("预计完成日期比基线晚 11 个工作日；进度滞后：已完成工作量的 45%，按计划此时应完成 50%；未完成的 9 项任务中有 3 项逾期");
    }

    @Test
    void anEditedTableGivesAnotherLight() {
        Map<String, Object> facts = facts();
        facts.put("spi", 0.9);
        DecisionFile edited = TABLES.edited("[0.8..0.95)", "[0.8..0.9)").edited("&gt;= 0.95", "&gt;= 0.9");
        assertThat(judged(TABLES, "schedule", facts).light()).isEqualTo(Light.AMBER);
        assertThat(judged(edited, "schedule", facts).light()).isEqualTo(Light.GREEN);
    }

    @Test
    void aWholeIsAsHealthyAsItsWeakestPart() {
        assertThat(Light.worst(List.of(Light.GREEN, Light.GREY))).isEqualTo(Light.GREEN);
        assertThat(Light.worst(List.of(Light.GREEN, Light.RED, Light.AMBER))).isEqualTo(Light.RED);
        assertThat(Light.worst(List.of())).isEqualTo(Light.GREY);
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        HealthTable.FACTS.forEach(name -> facts.put(name, null));
        facts.put("plannedProgress", 100.0);
        facts.put("actualProgress", 79.0);
        facts.put("overdueItems", 3);
        facts.put("openItems", 9);
        return facts;
    }

    private static void assertFinding(String dimension, Map<String, Object> facts, Light light, String reason) {
        Dimension found = judged(TABLES, dimension, facts);
        assertThat(found.english()).startsWith(reason).doesNotContain("{").doesNotContain(";  ");
        assertThat(found.light()).isEqualTo(light);
        assertThat(found.chinese()).isNotBlank().doesNotContain("{");
    }

    private static Dimension judged(DecisionFile tables, String dimension, Map<String, Object> facts) {
        return HealthTable.dimension(dimension, tables.evaluate("health-" + dimension, facts), facts);
    }
}
