package org.gatehouse.review;

import java.util.Set;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.springframework.stereotype.Component;

/** How healthy the project was at its last review, in a gate's dossier. */
@Component
class HealthSection implements DossierSection {

    private static final Set<String> GATES = Set.of("change", "closure");

    private final Reviews reviews;

    HealthSection(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public String key() {
        return "health";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public boolean appliesTo(String gate) {
        return GATES.contains(gate);
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Evidence evidence = new Evidence();
        reviews.latest(projectKey).ifPresentOrElse(review -> show(review, evidence), () -> {
            evidence.line("review.health", Value.message("review.none"));
        });
        return evidence;
    }

    private static void show(Review review, Evidence evidence) {
        Figures figures = review.figures();
        evidence.line("review.number", Value.number(review.number()))
                .line("review.measuredOn", Value.date(figures.measuredOn()))
                .line(
                        "review.health",
                        Value.light(review.health().colour()),
                        review.health().colour())
                .line("review.actualProgress", Value.percent(figures.actualProgress()))
                .line("review.plannedProgress", Value.percent(figures.plannedProgress()))
                .line("review.overdueItems", Value.number(figures.overdueItems()))
                .columns("review.dimension", "review.light", "review.reason");
        review.findings()
                .forEach(finding -> evidence.row(
                        Value.message("review.dimension." + finding.dimension()),
                        Value.light(finding.light().colour()),
                        Value.label(finding.english(), finding.chinese())));
    }
}
