package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.HouseTest;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.springframework.beans.factory.annotation.Autowired;

/** A project of {@code lin}'s with {@code chen} and {@code wu}, from Monday 4 January to Friday 26 March 2027. */
abstract class PlanTest extends HouseTest {

    static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
    static final LocalDate END = LocalDate.of(2027, 3, 26);

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    Projects projects;

    @Autowired
    WorkItems items;

    String newProject() {
        return as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        "Plan test",
                        "PL" + COUNT.incrementAndGet(),
                        "",
                        "",
                        "",
                        MONDAY,
                        END,
                        BigDecimal.valueOf(100000),
                        "CNY",
                        "fang",
                        List.of("chen", "wu"),
                        7)));
    }

    String executingProject() {
        String key = newProject();
        projects.enter(key, Phase.EXECUTION);
        return key;
    }

    WorkItem add(String project, ItemDraft draft) {
        return as("lin", () -> items.add(project, draft));
    }

    static ItemDraft item(String title, int hours) {
        return ItemDraft.of(title, "chen", null, null, BigDecimal.valueOf(hours));
    }
}
