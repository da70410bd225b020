package org.gatehouse.drift;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.change.ApprovedChanges;
import org.gatehouse.gate.Dossiers;
import org.gatehouse.gate.SealedDossier;
import org.gatehouse.project.Project;
import org.gatehouse.resource.Calendars;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Holds projects against what was approved last. */
@Component
class References {

    /** The dossier asks us for a section, and we ask for dossiers. */
    private final ObjectProvider<Dossiers> dossiers;

    private final DriftFacts facts;
    private final DriftTable table;
    private final ApprovedChanges changes;
    private final Calendars calendars;

    References(
            ObjectProvider<Dossiers> dossiers,
            DriftFacts facts,
            DriftTable table,
            ApprovedChanges changes,
            Calendars calendars) {
        this.dossiers = dossiers;
        this.facts = facts;
        this.table = table;
        this.changes = changes;
        this.calendars = calendars;
    }

    /** Empty before the first gate was passed with a sealed dossier. */
    Optional<Reference> of(Project project) {
        Optional<SealedDossier> plan = dossiers.getObject().lastApproved(project.key(), "plan");
        Optional<SealedDossier> goal = dossiers.getObject().lastApproved(project.key(), "goal");
        return Stream.of(plan, goal)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(SealedDossier::sealedAt))
                .map(newest -> new Reference(plan.isPresent() ? "plan" : "goal", newest, allowed(project, newest)));
    }

    /** How the project is now against the reference, the worst first. */
    List<Judged> compare(Project project, Reference reference) {
        return Departure.between(
                        reference.approved(),
                        reference.allowed(),
                        new Facts(facts.of(project.key(), reference.gate(), "")),
                        calendars.of(project.key()))
                .stream()
                .map(departure -> table.judge(reference.gate(), project.budget(), departure))
                .sorted(Comparator.comparing(Judged::reopens).reversed())
                .toList();
    }

    private Allowance allowed(Project project, SealedDossier dossier) {
        return Allowance.of(
                changes.since(project.key(), dossier.sealedAt(), project.currency()), calendars.of(project.key()));
    }
}
