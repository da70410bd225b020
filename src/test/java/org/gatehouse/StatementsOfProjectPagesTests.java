package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.PlanMerge;
import org.gatehouse.plan.PlanMerge.Addition;
import org.gatehouse.plan.PlanMerge.Happened;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.Timing;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The pages of a project with much in it take as many statements as those of one with little. */
class StatementsOfProjectPagesTests extends Executing {

    private static final List<String> PAGES = List.of(
            "",
            "/health",
            "/goals",
            "/adjustments",
            "/drift",
            "/drift/note",
            "/plan",
            "/plan/gantt",
            "/plan/baselines",
            "/resources",
            "/load",
            "/forecast",
            "/levelling",
            "/budget",
            "/calendars",
            "/work",
            "/hours",
            "/progress",
            "/reviews",
            "/changes",
            "/changes/new",
            "/measures",
            "/measures/summary",
            "/risks",
            "/meetings",
            "/documents",
            "/waiting",
            "/trail",
            "/report",
            "/seals",
            "/archive",
            "/diagram");

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void much_takes_as_many_statements_as_little() {
        String small = project(2, 1);
        String large = project(60, 8);
        past(small, 1);
        past(large, 9);
        Visitor lin = new Visitor(port).signIn("lin");
        Map<String, String> growing = new TreeMap<>();
        for (String page : PAGES) {
            List<String> few = statements(lin, "/projects/" + small + page);
            List<String> many = statements(lin, "/projects/" + large + page);
            if (few.size() != many.size()) {
                List<String> more = new ArrayList<>(many);
                few.forEach(more::remove);
                growing.put(page, few.size() + " and " + many.size() + ", among them " + more.get(0));
            }
        }
        assertThat(growing).isEmpty();
    }

    private static List<String> statements(Visitor visitor, String path) {
        return Statements.settled(
                () -> assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(200));
    }

    /** A project in its execution with so many items and goals, half of the items in work with hours, and money. */
    private String project(int count, int goalCount) {
        String key = newProject();
        LocalDate start = projects.require(key).startDate();
        for (int n = 0; n < goalCount; n++) {
            String statement = "Raise the site's organic traffic by 30 % within three months through SEO, part " + n;
            as(
                    "lin",
                    () -> goals.add(
                            key,
                            new GoalDraft(
                                    statement,
                                    "Organic visits a month",
                                    "visits",
                                    new BigDecimal("10000"),
                                    new BigDecimal("13000"),
                                    projects.require(key).endDate(),
                                    "Cheapest channel for leads",
                                    "chen")));
        }
        List<Addition> additions = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            additions.add(new Addition("r" + n, item(n), null, Happened.NOTHING));
        }
        as("lin", () -> items.merge(key, new PlanMerge(additions, List.of(), List.of(), "test")));
        baselines.take(key, Baseline.Occasion.PLAN_GATE, "", "");
        String project = runtime.createProcessInstanceQuery()
                .processDefinitionKey("project")
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
        runtime.createProcessInstanceModification(project)
                .cancelAllForActivity("goalPhase")
                .startBeforeActivity("executionPhase")
                .execute();
        runAutomatedSteps(key);
        for (int n = 0; n < count; n++) {
            jdbc.update(
                    "insert into budget_line (version, project_key, category, description, planned, committed, actual, currency)"
                            + " values (1, ?, 'MEDIA', ?, 100, 10, 20, 'CNY')",
                    key,
                    "Line " + n);
            jdbc.update(
                    "insert into time_entry (item_key, project_key, person_id, work_day, monday, rate_day, hours, note,"
                            + " created_at) values (?, ?, 'chen', ?, ?, ?, 2, '', current_timestamp)",
                    key + "-" + (n + 1),
                    key,
                    start,
                    start,
                    start);
        }
        return key;
    }

    /** What the project went through, so many times each: reviews and changes. */
    private void past(String key, int times) {
        for (int n = 1; n <= times; n++) {
            jdbc.update(
                    "insert into change_request (change_id, version, project_key, number, title, reason, requester_id, state,"
                            + " created_at, answer) values (?, 1, ?, ?, 'More', 'Why', 'chen', 'REJECTED', current_timestamp,"
                            + " 'No')",
                    key + "-C" + n,
                    key,
                    n);
            jdbc.update(
                    "insert into change_line (change_id, line_no, kind, item_key, title, hours, outcome)"
                            + " values (?, 0, 'ADD', 'N-1', 'More', 8, '')",
                    key + "-C" + n);
            jdbc.update(
                    "insert into review (version, project_key, number, process_instance_id, opened_by, opened_at, measured_on,"
                            + " planned_progress, actual_progress, time_elapsed, items, done_items, open_items, overdue_items,"
                            + " planned_hours, earned_hours, spent_hours, baseline_hours, goals, goals_endangered, health,"
                            + " decision, note) values (1, ?, ?, ?, 'lin', current_timestamp, ?, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1,"
                            + " 1, 1, 0, 'GREEN', 'continue', '')",
                    key,
                    n,
                    key + "-review-" + n,
                    today());
            jdbc.update(
                    "insert into review_finding (review_id, finding_no, dimension, light, english, chinese)"
                            + " select id, 0, 'schedule', 'GREEN', 'Well', '好' from review where process_instance_id = ?",
                    key + "-review-" + n);
        }
    }

    private static ItemDraft item(int n) {
        return new ItemDraft(
                "Piece of work " + n,
                "",
                "Phase " + n % 3,
                n % 2 == 0 ? "chen" : "wu",
                null,
                null,
                hours(8),
                Priority.NORMAL,
                n % 4 == 0 ? List.of() : List.of(new Dependency("r" + (n - 1), LinkType.FS, 0, Lag.Unit.WORKING)),
                "",
                n % 3 == 0,
                Kind.WORK,
                null,
                Timing.FREE,
                List.of());
    }
}
