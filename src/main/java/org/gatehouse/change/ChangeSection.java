package org.gatehouse.change;

import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.change.Impact.EndangeredGoal;
import org.gatehouse.change.Impact.Frame;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** The change itself in its gate's dossier: why, and the plan before and after. */
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
        frame(impact.frame(), project.currency(), evidence);
        goals(impact.goals(), evidence);
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
        impact.effects()
                .forEach(effect -> evidence.row(
                        Value.text(
                                effect.isAddition() ? "+ " + effect.title() : effect.itemKey() + " " + effect.title()),
                        Value.person(effect.ownerBefore()),
                        Value.person(effect.ownerAfter()),
                        Value.date(effect.startBefore()),
                        Value.date(effect.startAfter()),
                        Value.date(effect.finishBefore()),
                        Value.date(effect.finishAfter()),
                        Value.number(effect.hoursBefore()),
                        Value.number(effect.hoursAfter())));
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
        if (frame.budgetBefore().compareTo(frame.budgetAfter()) != 0) {
            evidence.line("change.budgetBefore", Value.money(frame.budgetBefore(), currency))
                    .line("change.budgetAfter", Value.money(frame.budgetAfter(), currency), "amber");
        }
    }

    private static void goals(List<EndangeredGoal> goals, Evidence evidence) {
        if (goals.isEmpty()) {
            evidence.line("change.goalsEndangered", Value.message("word.none"), "green");
        } else {
            evidence.line(
                    "change.goalsEndangered",
                    Value.text(goals.stream()
                            .map(goal -> goal.statement() + " (" + goal.deadline() + ")")
                            .collect(Collectors.joining("; "))),
                    goals.stream().anyMatch(EndangeredGoal::newly) ? "red" : "amber");
        }
    }
}
