package org.gatehouse.health;

import java.util.Set;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.health.Health.Overrule;
import org.springframework.stereotype.Component;

/** How healthy the project is, in a gate's dossier. */
@Component
class HealthSection implements DossierSection {

    private static final Set<String> GATES = Set.of("plan", "change", "closure");

    private final Healths healths;

    HealthSection(Healths healths) {
        this.healths = healths;
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
        healths.latest(projectKey)
                .ifPresentOrElse(
                        health -> show(health, evidence),
                        () -> evidence.line("health.title", Value.message("health.never")));
        return evidence;
    }

    private static void show(Health health, Evidence evidence) {
        evidence.line(
                "health.title",
                Value.light(health.light().colour()),
                health.light().colour());
        Overrule override = health.override();
        if (override != null) {
            evidence.line(
                            "health.computedState",
                            Value.light(health.computed().colour()),
                            health.computed().colour())
                    .line("health.byHand", Value.person(override.who()))
                    .line("health.why", Value.text(override.why()))
                    .line("health.until", Value.date(override.until()));
        }
        evidence.line("health.judged", Value.date(health.day()))
                .columns("health.dimension", "health.state", "health.why");
        health.dimensions()
                .forEach(each -> evidence.row(
                        Value.message("health.dimension." + each.dimension()),
                        Value.light(each.light().colour()),
                        Value.label(each.english(), each.chinese())));
    }
}
