package org.gatehouse.drift;

import java.math.BigDecimal;
import java.util.List;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.gate.GateReview;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** How the project differs from what was approved: the first section where an approval is confirmed again. */
@Component
class DriftSection implements DossierSection {

    private final DriftRepository drifts;
    private final References references;
    private final Projects projects;

    DriftSection(DriftRepository drifts, References references, Projects projects) {
        this.drifts = drifts;
        this.references = references;
        this.projects = projects;
    }

    @Override
    public String key() {
        return "difference";
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public boolean appliesTo(String gate) {
        return false;
    }

    @Override
    public boolean appliesTo(String gate, String subject) {
        return subject.equals(GateReview.RECONFIRM);
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Project project = projects.require(projectKey);
        Evidence evidence = new Evidence();
        drifts.openAt(projectKey + ":" + gate).ifPresent(drift -> {
            evidence.line("drift.found", Value.label(drift.english(), drift.chinese()));
            if (!drift.mended().isEmpty()) {
                evidence.line("drift.mended", Value.text(drift.mended()));
            }
        });
        references.of(project).ifPresent(reference -> {
            evidence.line(
                    "drift.reference",
                    Value.link(
                            "/projects/" + projectKey + "/gates/"
                                    + reference.dossier().reviewId(),
                            reference.dossier().hash().substring(0, 12) + "…"));
            if (!reference.allowed().changes().isEmpty()) {
                evidence.line(
                        "drift.allowed",
                        Value.text(String.join(", ", reference.allowed().changes())));
            }
            table(references.compare(project, reference), evidence);
        });
        return evidence;
    }

    private static void table(List<Judged> all, Evidence evidence) {
        evidence.columns("drift.what", "drift.approved", "drift.now", "drift.over", "drift.tolerance", "drift.light");
        for (Judged judged : all) {
            Departure departure = judged.departure();
            evidence.row(
                    departure.name().isEmpty()
                            ? Value.message("drift.what." + departure.what())
                            : Value.text(departure.name()),
                    departure.approved(),
                    departure.now(),
                    measure(departure, departure.over()),
                    measure(departure, judged.tolerance()),
                    Value.light(judged.light()));
        }
    }

    /** An amount in the measure in which this is compared. */
    static Value measure(Departure departure, BigDecimal amount) {
        return switch (departure.what()) {
            case Departure.COST, Departure.GOAL -> Value.percent(amount);
            case Departure.END ->
                Value.label(
                        amount.stripTrailingZeros().toPlainString() + " working days",
                        amount.stripTrailingZeros().toPlainString() + " 个工作日");
            default -> Value.number(amount);
        };
    }
}
