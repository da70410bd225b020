package org.gatehouse.plan;

import java.util.Map;
import org.gatehouse.person.People;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans as changes would make them, in memory beside the live one, computed exactly as it is. */
@Service
@Transactional(readOnly = true)
public class PlanDrafts {

    private final WorkItemRepository items;
    private final Schedule schedule;
    private final PlanBook book;
    private final People people;

    PlanDrafts(WorkItemRepository items, Schedule schedule, PlanBook book, People people) {
        this.items = items;
        this.schedule = schedule;
        this.book = book;
        this.people = people;
    }

    /** The live plan. */
    public PlanState now(Project project) {
        var plan = Schedule.live(items.of(project.key()));
        return new PlanState(plan, schedule.network(project.key(), plan), Map.of());
    }

    /** The plan after the change; throws {@link org.gatehouse.kernel.InvalidInput} where the change is not possible. */
    public PlanState after(Project project, PlanChange change) {
        PlanEdit edit = new PlanEdit(project.key(), items.of(project.key()));
        edit.carryOut(change, book.lastNumber(project.key()) + 1, "", check(project, people, change));
        PlanNetwork network = schedule.place(project.key(), edit.live());
        return new PlanState(edit.live(), network, edit.keys());
    }

    static DraftCheck check(Project project, People people, PlanChange change) {
        return new DraftCheck(project, people, project.phase() == Phase.EXECUTION, change.end());
    }
}
