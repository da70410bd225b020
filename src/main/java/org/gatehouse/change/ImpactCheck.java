package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.change.Impact.Effect;
import org.gatehouse.change.Impact.EndangeredGoal;
import org.gatehouse.change.Impact.Frame;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.plan.Preview;
import org.gatehouse.plan.Schedule;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** Computes what lines would do to a project as it stands now. */
@Component
class ImpactCheck {

    private final Schedule schedule;
    private final WorkItems items;
    private final Goals goals;

    ImpactCheck(Schedule schedule, WorkItems items, Goals goals) {
        this.schedule = schedule;
        this.items = items;
        this.goals = goals;
    }

    Impact of(Project project, List<ChangeLine> asked) {
        Set<String> open = items.of(project.key()).stream()
                .filter(WorkItem::isOpen)
                .map(WorkItem::key)
                .collect(Collectors.toSet());
        List<ChangeLine> lines = asked.stream()
                .filter(line -> !line.kind().isAboutItem() || open.contains(line.itemKey()))
                .toList();
        return of(
                project,
                lines,
                schedule.preview(project.key(), ChangeLine.itemChanges(lines)),
                goals.of(project.key()));
    }

    private static Impact of(Project project, List<ChangeLine> lines, Preview preview, List<Goal> goals) {
        Frame frame = frame(project, lines, preview);
        Set<String> named =
                lines.stream().map(ChangeLine::itemKey).filter(Objects::nonNull).collect(Collectors.toSet());
        List<Effect> effects = new ArrayList<>();
        preview.shifts().forEach(shift -> effects.add(effect(shift, named.contains(shift.itemKey()))));
        lines.stream().filter(line -> line.kind() == Kind.ADD).forEach(line -> effects.add(addition(line)));
        return new Impact(frame, effects, endangered(goals, frame));
    }

    private static Frame frame(Project project, List<ChangeLine> lines, Preview preview) {
        LocalDate finish = preview.finishAfter();
        BigDecimal hours = preview.effortAfter();
        LocalDate end = project.endDate();
        BigDecimal budget = project.budget();
        for (ChangeLine line : lines) {
            switch (line.kind()) {
                case ADD -> {
                    finish = finish == null || line.finish().isAfter(finish) ? line.finish() : finish;
                    hours = hours.add(line.hours());
                }
                case PROJECT_END -> end = line.finish();
                case BUDGET -> budget = line.amount();
                default -> {}
            }
        }
        return new Frame(
                preview.finishBefore(),
                finish,
                project.endDate(),
                end,
                project.budget(),
                budget,
                preview.effortBefore(),
                hours);
    }

    private static Effect effect(Preview.Shift shift, boolean asked) {
        return new Effect(
                shift.itemKey(),
                shift.title(),
                shift.ownerBefore(),
                shift.ownerAfter(),
                shift.startBefore(),
                shift.startAfter(),
                shift.finishBefore(),
                shift.finishAfter(),
                shift.effortBefore(),
                shift.effortAfter(),
                asked);
    }

    private static Effect addition(ChangeLine line) {
        return new Effect(
                null,
                line.title(),
                null,
                line.ownerId(),
                null,
                line.start(),
                null,
                line.finish(),
                null,
                line.hours(),
                true);
    }

    private static List<EndangeredGoal> endangered(List<Goal> goals, Frame frame) {
        return goals.stream()
                .filter(goal -> isBefore(goal.deadline(), frame.planFinishAfter()))
                .map(goal -> new EndangeredGoal(
                        goal.statement(), goal.deadline(), !isBefore(goal.deadline(), frame.planFinishBefore())))
                .toList();
    }

    private static boolean isBefore(LocalDate deadline, LocalDate finish) {
        return deadline != null && finish != null && deadline.isBefore(finish);
    }
}
