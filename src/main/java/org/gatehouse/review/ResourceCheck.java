package org.gatehouse.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.engine.Decisions;
import org.gatehouse.health.Light;
import org.gatehouse.health.Sentence;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.progress.ProgressFigures;
import org.gatehouse.project.Project;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.workload.TeamLoad;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks whether people, money and material suffice, by the decision table {@code resource-check}; with each review and
 * once a week. What it says is kept until it looks again.
 */
@Component
@Transactional
class ResourceCheck {

    /** More warnings help nobody. */
    private static final int MOST = 30;

    private final TeamLoad load;
    private final BudgetLines lines;
    private final ProjectResources resources;
    private final WorkItems items;
    private final Decisions decisions;
    private final JdbcClient sql;
    private final Clock clock;

    ResourceCheck(
            TeamLoad load,
            BudgetLines lines,
            ProjectResources resources,
            WorkItems items,
            Decisions decisions,
            JdbcClient sql,
            Clock clock) {
        this.load = load;
        this.lines = lines;
        this.resources = resources;
        this.items = items;
        this.decisions = decisions;
        this.sql = sql;
        this.clock = clock;
    }

    /** What was said on which day. */
    record Checked(LocalDate day, List<Warning> warnings) {}

    /** Looks now, and keeps what there is to say, the worst first. */
    List<Warning> look(Project project, Figures figures, ProgressFigures progress) {
        List<Warning> warnings = facts(project, figures, progress).stream()
                .flatMap(facts ->
                        decisions.evaluate("resource-check", facts).stream().map(rule -> warning(rule, facts)))
                .sorted(Comparator.comparing(Warning::light).reversed())
                .limit(MOST)
                .toList();
        keep(project.key(), warnings);
        return warnings;
    }

    /** What it said last; empty before the first time. */
    @Transactional(readOnly = true)
    public Optional<Checked> latest(String projectKey) {
        List<Warning> warnings = sql.sql("select light, english, chinese, page, confidential from resource_warning"
                        + " where project_key = :project order by place")
                .param("project", projectKey)
                .query((row, number) -> new Warning(
                        Light.valueOf(row.getString("light")),
                        row.getString("english"),
                        row.getString("chinese"),
                        row.getString("page"),
                        row.getBoolean("confidential")))
                .list();
        return sql.sql("select checked_on from resource_check where project_key = :project")
                .param("project", projectKey)
                .query(LocalDate.class)
                .optional()
                .map(day -> new Checked(day, warnings));
    }

    static Warning warning(Map<String, Object> rule, Map<String, Object> facts) {
        return new Warning(
                Light.of(rule.get("light").toString()),
                cut(Sentence.of(rule.get("english").toString(), facts)),
                cut(Sentence.of(rule.get("chinese").toString(), facts)),
                rule.get("page").toString(),
                rule.get("costs").toString().equals("confidential"));
    }

    private List<Map<String, Object>> facts(Project project, Figures figures, ProgressFigures progress) {
        LocalDate today = LocalDate.now(clock);
        List<WorkItem> plan = items.of(project.key()).stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .toList();
        List<BudgetLine> budget = lines.of(project.key());
        List<ProjectResource> known = resources.of(project.key());
        List<Map<String, Object>> facts = new ArrayList<>();
        load.of(project.key()).forEach(worker -> facts.add(ResourceFacts.of(worker)));
        facts.add(ResourceFacts.budget(figures, progress.budgetShare()));
        facts.addAll(ResourceFacts.lines(budget, ResourceFacts.needed(plan, known), today));
        facts.add(ResourceFacts.material(project, plan, known, budget));
        return facts;
    }

    private void keep(String projectKey, List<Warning> warnings) {
        LocalDate today = LocalDate.now(clock);
        if (sql.sql("update resource_check set checked_on = :today where project_key = :project")
                        .param("today", today)
                        .param("project", projectKey)
                        .update()
                == 0) {
            sql.sql("insert into resource_check (project_key, checked_on) values (:project, :today)")
                    .param("project", projectKey)
                    .param("today", today)
                    .update();
        }
        sql.sql("delete from resource_warning where project_key = :project")
                .param("project", projectKey)
                .update();
        int place = 0;
        for (Warning warning : warnings) {
            sql.sql("insert into resource_warning (project_key, place, light, english, chinese, page, confidential)"
                            + " values (:project, :place, :light, :english, :chinese, :page, :confidential)")
                    .param("project", projectKey)
                    .param("place", place++)
                    .param("light", warning.light().name())
                    .param("english", warning.english())
                    .param("chinese", warning.chinese())
                    .param("page", warning.page())
                    .param("confidential", warning.confidential())
                    .update();
        }
    }

    private static String cut(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 999) + "…";
    }
}
