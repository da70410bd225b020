package org.gatehouse.change;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.change.Impact.Effect;
import org.gatehouse.change.Impact.Frame;
import org.gatehouse.change.Impact.GoalEffect;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/**
 * The change itself in its gate's dossier: why, and project and plan before and after. What people cost stays out of it,
 * because a dossier is for the whole team; the change's page says it to those who may know.
 */
@Component
class ChangeSection implements DossierSection {

    private final Changes changes;
    private final Projects projects;

    ChangeSection(Changes changes, Projects projects) {
        this.changes = changes;
        this.projects = projects;
    }

    @Override
    public String key() {
        return "change";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean appliesTo(String gate) {
        return gate.equals("change");
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Change change = changes.require(projectKey, subject);
        Project project = projects.require(projectKey);
        Impact impact = changes.impact(change);
        Evidence evidence = new Evidence()
                .line("change.id", Value.text(change.id()))
                .line("change.title", Value.text(change.title()))
                .line("change.reason", Value.text(change.reason()))
                .line("change.requester", Value.person(change.requesterId()));
        if (change.route() != null) {
            evidence.line(
                    "change.route",
                    Value.label(change.routeReason(Locale.ENGLISH), change.routeReason(Locale.SIMPLIFIED_CHINESE)));
        }
        frame(impact.frame(), project.currency(), evidence);
        load(impact.frame(), evidence);
        money(impact, evidence);
        goals(impact.goals(), evidence);
        items(impact.effects(), evidence);
        return evidence;
    }

    private static void frame(Frame frame, String currency, Evidence evidence) {
        evidence.line("change.planFinishBefore", Value.date(frame.planFinishBefore()))
                .line("change.planFinishAfter", Value.date(frame.planFinishAfter()), frame.isBeyondEnd() ? "red" : "")
                .line("change.hoursBefore", Value.number(frame.hoursBefore()))
                .line("change.hoursAfter", Value.number(frame.hoursAfter()));
        if (!frame.projectEndBefore().equals(frame.projectEndAfter())) {
            evidence.line("change.projectEndBefore", Value.date(frame.projectEndBefore()))
                    .line("change.projectEndAfter", Value.date(frame.projectEndAfter()), "amber");
        }
        if (!Objects.equals(frame.closureBefore(), frame.closureAfter())) {
            evidence.line("change.closureBefore", Value.date(frame.closureBefore()))
                    .line("change.closureAfter", Value.date(frame.closureAfter()));
        }
        if (frame.budgetBefore().compareTo(frame.budgetAfter()) != 0) {
            evidence.line("change.budgetBefore", Value.money(frame.budgetBefore(), currency))
                    .line("change.budgetAfter", Value.money(frame.budgetAfter(), currency), "amber");
        }
    }

    private static void load(Frame frame, Evidence evidence) {
        if (frame.overDaysAfter() == null) {
            return;
        }
        evidence.line("change.overDaysBefore", Value.number(frame.overDaysBefore()))
                .line(
                        "change.overDaysAfter",
                        Value.number(frame.overDaysAfter()),
                        frame.overDaysAfter() > frame.overDaysBefore() ? "amber" : "");
        if (frame.worstAfter() != null) {
            evidence.line("change.worst", Value.person(frame.worstAfter()))
                    .line("change.worstHours", Value.number(frame.worstHoursAfter()));
        }
    }

    private static void money(Impact impact, Evidence evidence) {
        impact.budget().forEach(line -> {
            evidence.line("change.line", Value.text(line.description()))
                    .line("change.plannedBefore", Value.money(line.plannedBefore(), line.currency()))
                    .line("change.plannedAfter", Value.money(line.plannedAfter(), line.currency()));
        });
    }

    private static void goals(List<GoalEffect> goals, Evidence evidence) {
        goals.stream().filter(GoalEffect::isChanged).forEach(goal -> {
            evidence.line("change.goal", Value.text(goal.statement()), "amber");
            if (!Objects.equals(goal.targetBefore(), goal.targetAfter())) {
                evidence.line("change.targetBefore", Value.number(goal.targetBefore()))
                        .line("change.targetAfter", Value.number(goal.targetAfter()));
            }
            if (!Objects.equals(goal.deadlineBefore(), goal.deadlineAfter())) {
                evidence.line("change.deadlineBefore", Value.date(goal.deadlineBefore()))
                        .line("change.deadlineAfter", Value.date(goal.deadlineAfter()));
            }
        });
        List<GoalEffect> endangered =
                goals.stream().filter(GoalEffect::endangeredAfter).toList();
        if (endangered.isEmpty()) {
            evidence.line("change.goalsEndangered", Value.message("word.none"), "green");
        } else {
            evidence.line(
                    "change.goalsEndangered",
                    Value.text(endangered.stream()
                            .map(goal -> goal.statement() + " (" + goal.deadlineAfter() + ")")
                            .collect(Collectors.joining("; "))),
                    endangered.stream().anyMatch(GoalEffect::newly) ? "red" : "amber");
        }
    }

    private static void items(List<Effect> effects, Evidence evidence) {
        evidence.columns(
                "change.item",
                "change.ownerBefore",
                "change.ownerAfter",
                "change.startBefore",
                "change.startAfter",
                "change.finishBefore",
                "change.finishAfter",
                "change.hoursBefore",
                "change.hoursAfter");
        effects.forEach(effect -> evidence.row(
                Value.text(
                        effect.isAddition()
                                ? "+ " + effect.title()
                                : (effect.isCancelled() ? "× " : "") + effect.itemKey() + " " + effect.title()),
                Value.person(effect.ownerBefore()),
                Value.person(effect.ownerAfter()),
                Value.date(effect.startBefore()),
                Value.date(effect.startAfter()),
                Value.date(effect.finishBefore()),
                Value.date(effect.finishAfter()),
                Value.number(effect.hoursBefore()),
                Value.number(effect.hoursAfter())));
    }
}
