package org.gatehouse.closure;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.attachment.Attachment;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.closure.GoalResult.Entry;
import org.gatehouse.engine.Engine;
import org.gatehouse.execution.Work;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.lesson.Lessons;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.Baselines;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.timesheet.Hours;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A project of {@code lin}'s with two goals, one to raise and one to lower a number; its work is done: an item with a
 * deliverable and a file, one without. The closure process has just begun.
 */
abstract class ClosureTest extends Stage {

    @Autowired
    Closures closures;

    @Autowired
    Lessons lessons;

    @Autowired
    WorkItems items;

    @Autowired
    Baselines baselines;

    @Autowired
    Attachments attachments;

    @Autowired
    Work work;

    @Autowired
    Hours booked;

    @Autowired
    Engine engine;

    @Autowired
    Clock clock;

    /** Its closure alone, beside the project's process. */
    String closing() {
        String key = worked();
        engine.start(
                "closure",
                key,
                Map.of("projectKey", key, "projectName", "Test", "projectManager", "lin", "sponsor", "fang"));
        return key;
    }

    /** Its closure inside the project's process, as people come to it. */
    String closingInside() {
        String key = worked();
        String project = runtime.createProcessInstanceQuery()
                .processDefinitionKey("project")
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
        runtime.createProcessInstanceModification(project)
                .cancelAllForActivity("goalPhase")
                .startBeforeActivity("closurePhase")
                .execute();
        runAutomatedSteps(key);
        return key;
    }

    /** From recorded results through the gate; the project is archived then. */
    void finish(String key) {
        complete("lin", key, "recordResults");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "accepted"));
        complete("lin", key, "collectLessons", Map.of("noLessonsReason", "As last year"));
        runAutomatedSteps(key);
        decide("fang", key, "go", "");
    }

    private String worked() {
        String key = newProject();
        addSmartGoal(key);
        as(
                "lin",
                () -> goals.add(
                        key,
                        new GoalDraft(
                                "Lower the cost per lead",
                                "Cost per lead",
                                "CNY",
                                new BigDecimal("50"),
                                new BigDecimal("30"),
                                projects.require(key).endDate(),
                                "Budget",
                                "wu")));
        WorkItem audit = add(key, "Audit the site", "Audit report");
        WorkItem talk = add(key, "Talk to the agency", "");
        as("lin", () -> baselines.take(key, Baseline.Occasion.PLAN_GATE, "", ""));
        for (WorkItem item : List.of(audit, talk)) {
            items.release(item.key());
            as("chen", () -> work.report(item.key(), new Work.Report(null, LocalDate.now(clock), BigDecimal.TEN, "")));
            items.finish(item.key());
        }
        Attachment file = as(
                "chen",
                () -> attachments.add("item:" + audit.key(), "audit.pdf", "%PDF-".getBytes(StandardCharsets.UTF_8)));
        assert file.byteCount() == 5;
        return key;
    }

    private WorkItem add(String key, String title, String deliverable) {
        LocalDate today = LocalDate.now(clock);
        return as(
                "lin",
                () -> items.add(
                        key,
                        new ItemDraft(
                                title,
                                "",
                                "",
                                "chen",
                                today,
                                today.plusDays(4),
                                new BigDecimal("16"),
                                Priority.NORMAL,
                                List.of(),
                                deliverable,
                                false)));
    }

    void record(String key, Entry... entries) {
        as("lin", () -> closures.recordResults(key, closures.of(key).version(), List.of(entries)));
    }

    void recordAll(String key) {
        record(key, value(key, 1, "12400"), value(key, 2, "28"));
    }

    Entry value(String key, int goal, String actual) {
        return new Entry(key + "-G" + goal, new BigDecimal(actual), LocalDate.now(clock), "", "");
    }

    static Entry notMeasured(String key, int goal, String why) {
        return new Entry(key + "-G" + goal, null, null, why, "");
    }

    void learn(String person, String key, String what) {
        as(person, () -> lessons.add(key, Lessons.Draft.of("plan/draftPlan", what, "Ask earlier", "supplier")));
    }
}
