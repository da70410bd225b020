package org.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.gate.GateDecided;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.plan.Baseline.Occasion;
import org.gatehouse.plan.Comparison.Kind;
import org.gatehouse.project.Phase;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.Rate;
import org.gatehouse.resource.Rates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

class BaselinesTests extends Stage {

    @Autowired
    WorkItems items;

    @Autowired
    Baselines baselines;

    @Autowired
    GateBaselines gateBaselines;

    @Autowired
    Rates rates;

    @Autowired
    Calendars calendars;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void eachPassedGateLeavesOneBaselineWithItsGoals() {
        String key = newProject();
        submitGoals(key);
        decide("fang", key, "rework", "Which pages?");
        assertThat(baselines.all(key)).isEmpty();
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        decide("fang", key, "go", "");
        assertThat(baselines.all(key)).extracting(Baseline::occasion).containsExactly(Occasion.GOAL_GATE);
        assertThat(baselines.latest(key)).as("nothing is promised yet").isEmpty();
        Goal goal = goals.of(key).get(0);
        assertThat(baselines.goalsOf(baselines.all(key).get(0)))
                .extracting(
                        BaselineGoal::goalKey, BaselineGoal::targetValue, BaselineGoal::deadline, BaselineGoal::ownerId)
                .containsExactly(tuple(goal.key(), new BigDecimal("13000"), goal.deadline(), "chen"));

        add(key, item("Keyword list", "chen", 16));
        complete("lin", key, "draftPlan");
        runAutomatedSteps(key);
        LocalDate due = projects.require(key).startDate().plusDays(20);
        complete(
                "fang",
                key,
                "decideGate",
                Map.of(
                        "decision",
                        "goWithConditions",
                        "reason",
                        "Mind the budget",
                        "conditions",
                        "[{\"text\":\"Tell the agency\",\"owner\":\"wu\",\"due\":\"" + due + "\"}]"));
        runAutomatedSteps(key);
        gateBaselines.takeForPlan(key);
        assertThat(baselines.all(key))
                .as("the decision and the step after it are one moment")
                .extracting(Baseline::occasion, Baseline::itemCount)
                .containsExactly(tuple(Occasion.PLAN_GATE, 2), tuple(Occasion.GOAL_GATE, 0));
        assertThat(baselines.latest(key).orElseThrow().effortHours()).isEqualByComparingTo("16");

        GateDecided closed = new GateDecided(key, 7, "closure", "", "go", "", List.of(), "", "", "");
        transactions.executeWithoutResult(step -> events.publishEvent(closed));
        transactions.executeWithoutResult(step -> events.publishEvent(closed));
        assertThat(baselines.all(key))
                .extracting(Baseline::occasion)
                .containsExactly(Occasion.CLOSURE_GATE, Occasion.PLAN_GATE, Occasion.GOAL_GATE);
        assertThat(baselines.latest(key).orElseThrow().occasion())
                .as("the closure promises nothing")
                .isEqualTo(Occasion.PLAN_GATE);
    }

    @Test
    void anyTwoCanBeCompared() {
        String key = executing();
        Baseline first = baselines.latest(key).orElseThrow();
        WorkItem list = items.require(key + "-1");
        WorkItem pages = items.require(key + "-2");
        items.apply(
                key,
                List.of(
                        new ItemChange(list.key(), null, null, BigDecimal.valueOf(40), "wu", false),
                        ItemChange.cancel(pages.key())),
                "Less");
        add(key, item("Banners", "chen", 8));
        Baseline second = baselines.take(key, Occasion.CHANGE, key + "-C1", key + "-C1 Less");
        items.apply(key, List.of(ItemChange.effort(list.key(), BigDecimal.valueOf(16))), "As before");

        Comparison between = Comparison.of(baselines.of(first), baselines.of(second), calendars.of(key));
        assertThat(between.items())
                .extracting(line -> line.item().itemKey(), Comparison.ItemLine::kind)
                .containsExactly(
                        tuple(list.key(), Kind.CHANGED),
                        tuple(key + "-3", Kind.SAME),
                        tuple(key + "-4", Kind.ADDED),
                        tuple(pages.key(), Kind.CANCELLED));
        assertThat(between.items().get(0).slip()).isEqualTo(3);
        assertThat(between.items().get(0).after().ownerId()).isEqualTo("wu");
        assertThat(between.goals()).extracting(Comparison.GoalLine::kind).containsExactly(Kind.SAME);

        Comparison now = Comparison.of(baselines.of(second), baselines.now(key), calendars.of(key));
        assertThat(now.itemDifferences()).extracting(Comparison.ItemLine::slip).containsExactly(-3);
        assertThat(Comparison.of(baselines.of(second), baselines.of(first), calendars.of(key))
                        .items())
                .as("backwards")
                .extracting(Comparison.ItemLine::kind)
                .containsExactlyInAnyOrder(Kind.CHANGED, Kind.ADDED, Kind.SAME, Kind.CANCELLED);
    }

    @Test
    void changedGoalsAreSeen() {
        String key = newProject();
        addSmartGoal(key);
        Baseline before = baselines.take(key, Occasion.GOAL_GATE, "1", "");
        Goal goal = goals.of(key).get(0);
        as("lin", () -> {
            goals.reword(
                    key,
                    goal.key(),
                    goal.version(),
                    new GoalDraft(
                            goal.statement(),
                            goal.metric(),
                            goal.unit(),
                            goal.baselineValue(),
                            new BigDecimal("14000"),
                            goal.deadline(),
                            goal.why(),
                            goal.ownerId()));
        });
        Comparison now = Comparison.of(baselines.of(before), baselines.now(key), calendars.of(key));
        assertThat(now.goals()).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Kind.CHANGED);
            assertThat(line.before().targetValue()).isEqualByComparingTo("13000");
            assertThat(line.after().targetValue()).isEqualByComparingTo("14000");
        });
        assertThat(visitor("chen").get("/projects/" + key + "/plan/baselines").body())
                .contains("13,000", "14,000", "Goal gate");
    }

    @Test
    void thePageComparesInBothLanguagesAndKeepsCostsToThoseWhoMayKnow() {
        as("admin", () -> rates.set(new Rate("chen", LocalDate.of(2020, 1, 1), new BigDecimal("321"), "CNY")));
        String key = executing();
        String page = "/projects/" + key + "/plan/baselines";
        as(
                "lin",
                () -> items.change(key, key + "-1", items.require(key + "-1").version(), item("Keywords", "chen", 24)));
        baselines.take(key, Occasion.CHANGE, key + "-C1", key + "-C1 More keywords");
        assertThat(baselines.latest(key).orElseThrow().cost()).isEqualByComparingTo("12840");

        String english = visitor("lin").get(page + "?number=1&against=2").body();
        assertThat(english)
                .contains(
                        "Baselines 1 and 2",
                        "Plan gate",
                        "Change " + key + "-C1 More keywords",
                        "1 working day later",
                        "was called “Keyword list”",
                        "CNY 12,840")
                .doesNotContain("??", "Press kit");
        assertThat(visitor("lin").get(page + "?number=1&against=2&show=all").body())
                .contains("Press kit");
        String chinese = visitor("fang")
                .get(page + "?number=1", "Accept-Language", "zh-CN")
                .body();
        assertThat(chinese)
                .contains("基线 1 与当前计划", "晚 1 个工作日", "变更 " + key + "-C1 More keywords", "CNY 12,840")
                .doesNotContain("??");

        assertThat(visitor("chen").get(page).body()).contains("Baseline 2").doesNotContain("12,840", "CNY");
        assertThat(visitor("sun").get(page).statusCode()).isEqualTo(404);
        for (String wrong : List.of("?number=9", "?against=9", "?number=-1")) {
            assertThat(visitor("chen").get(page + wrong).statusCode()).as(wrong).isEqualTo(404);
        }
        assertThat(visitor("chen").get(page + "?number=x").statusCode()).isBetween(400, 422);
        assertThat(visitor("chen")
                        .get(page + "?number=&against=&page=99&show=x")
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor("chen")
                        .get("/projects/" + key + "/plan/gantt?baseline=1")
                        .body())
                .contains("\"label\":\"Plan gate\"");
    }

    @Test
    void whatAFileSaysReplacesWhatItSaidBefore() {
        String key = executing();
        WorkItem list = items.require(key + "-1");
        Baseline promised = baselines.latest(key).orElseThrow();
        baselines.bring(
                key, "0", "plan.mpp", Map.of(list.key(), new Kept(list.startAt(), list.finishAt(), null, null)));
        Baseline again = baselines.bring(
                key,
                "0",
                "plan.mpp",
                Map.of(list.key(), new Kept(list.startAt(), list.finishAt().plusDays(7), BigDecimal.TEN, null)));
        assertThat(baselines.all(key)).hasSize(2);
        assertThat(baselines.all(key).get(0).finishDate())
                .isEqualTo(list.finishDate().plusDays(7));
        assertThat(baselines.itemsOf(again))
                .extracting(BaselineItem::effortHours)
                .containsExactly(BigDecimal.TEN);
        assertThat(baselines.latest(key)).as("nobody approved it").contains(promised);
    }

    /** Three items and a goal, promised at the plan gate. */
    private String executing() {
        String key = newProject();
        addSmartGoal(key);
        add(key, item("Keyword list", "chen", 16));
        add(key, item("Pages", "chen", 8));
        add(key, item("Press kit", "chen", 8));
        projects.enter(key, Phase.EXECUTION);
        baselines.take(key, Occasion.PLAN_GATE, "", "");
        return key;
    }

    private Visitor visitor(String person) {
        return new Visitor(port).signIn(person);
    }

    private WorkItem add(String key, ItemDraft draft) {
        return as("lin", () -> items.add(key, draft));
    }

    private static ItemDraft item(String title, String owner, int hours) {
        return ItemDraft.of(title, owner, null, null, BigDecimal.valueOf(hours));
    }
}
