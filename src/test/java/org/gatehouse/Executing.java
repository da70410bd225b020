package org.gatehouse;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.Baselines;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.springframework.beans.factory.annotation.Autowired;

/** A stage whose projects are being carried out, inside their project process, without having played what comes before. */
public abstract class Executing extends Stage {

    @Autowired
    protected WorkItems items;

    @Autowired
    protected Baselines baselines;

    @Autowired
    protected Clock clock;

    /** A project with two items, one of chen's and then one of wu's, a week each, that stands in its execution. */
    protected String executing() {
        String key = newProject();
        addSmartGoal(key);
        LocalDate start = projects.require(key).startDate();
        WorkItem first = addItem(key, ItemDraft.of("Audit the site", "chen", start, start.plusDays(6), hours(40)));
        addItem(
                key,
                ItemDraft.of("Write ten articles", "wu", null, null, hours(40)).after(first.key()));
        carryOut(key);
        return key;
    }

    /** Takes the plan as it stands for approved and begins with it. */
    protected void carryOut(String key) {
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
    }

    protected WorkItem addItem(String key, ItemDraft draft) {
        return as("lin", () -> items.add(key, draft));
    }

    protected LocalDate today() {
        return LocalDate.now(clock);
    }

    protected static BigDecimal hours(int hours) {
        return BigDecimal.valueOf(hours);
    }
}
