package org.gatehouse.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** The plan in a gate's dossier: size, dates, overload, and a row per phase. */
@Component
class PlanSection implements DossierSection {

    private static final Set<String> GATES = Set.of("plan", "change", "closure");

    private final WorkItemRepository items;
    private final Baselines baselines;
    private final PlanBook book;
    private final Schedule schedule;
    private final Projects projects;

    PlanSection(WorkItemRepository items, Baselines baselines, PlanBook book, Schedule schedule, Projects projects) {
        this.items = items;
        this.baselines = baselines;
        this.book = book;
        this.schedule = schedule;
        this.projects = projects;
    }

    @Override
    public String key() {
        return "plan";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public boolean appliesTo(String gate) {
        return GATES.contains(gate);
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Project project = projects.require(projectKey);
        List<WorkItem> plan =
                items.of(projectKey).stream().filter(item -> !item.isSummary()).toList();
        List<PlanPhase> phases = PlanPhase.of(plan);
        PlanPhase whole = PlanPhase.whole(plan);
        Evidence evidence = new Evidence()
                .line("plan.items", Value.number(whole.count()))
                .line("plan.effort", Value.number(whole.effort()))
                .line("plan.start", Value.date(whole.start()))
                .line("plan.finish", Value.date(whole.finish()), light(whole.finish(), project.endDate()))
                .line("plan.projectEnd", Value.date(project.endDate()));
        baselineLine(projectKey, whole, evidence);
        if (gate.equals("closure")) {
            evidence.line("plan.done", Value.number(whole.done()))
                    .line(
                            "plan.cancelled",
                            Value.number(plan.stream()
                                    .filter(item -> item.status() == ItemStatus.CANCELLED)
                                    .count()));
        } else {
            int overloaded =
                    Loads.of(plan, schedule.network(projectKey)).overloads().size();
            String note = book.note(projectKey);
            evidence.line(
                    "plan.overloaded",
                    Value.number(overloaded),
                    overloaded == 0 ? "green" : note.isBlank() ? "red" : "amber");
            if (!note.isBlank()) {
                evidence.line("plan.note", Value.text(note));
            }
        }
        evidence.columns("plan.phaseName", "plan.items", "plan.effort", "plan.start", "plan.finish", "plan.progress");
        for (PlanPhase phase : phases) {
            evidence.row(
                    phase.name().isEmpty() ? Value.message("plan.noPhase") : Value.text(phase.name()),
                    Value.number(phase.count()),
                    Value.number(phase.effort()),
                    Value.date(phase.start()),
                    Value.date(phase.finish()),
                    Value.percent(phase.progress()));
        }
        return evidence;
    }

    private void baselineLine(String projectKey, PlanPhase whole, Evidence evidence) {
        Optional<LocalDate> promised = baselines.latest(projectKey).map(Baseline::finishDate);
        promised.filter(Objects::nonNull)
                .ifPresent(finish ->
                        evidence.line("plan.baseline.finish", Value.date(finish), light(whole.finish(), finish)));
    }

    private static String light(LocalDate finish, LocalDate limit) {
        return finish == null || finish.isAfter(limit) ? "red" : "green";
    }
}
