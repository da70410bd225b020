package org.gatehouse.health;

import java.util.HashMap;
import java.util.Map;
import org.gatehouse.gate.GateFacts;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lays what the health tables look at before the tables of the gates too, and the light that counts, as {@code health}:
 * {@code green}, {@code amber}, {@code red} or {@code grey}. How many goals there are is {@code goalCount} there, because
 * {@code goals} are the goals themselves.
 */
@Component
class HealthFacts implements GateFacts {

    private final ObjectProvider<VitalSigns> signs;
    private final Healths healths;
    private final Projects projects;

    HealthFacts(ObjectProvider<VitalSigns> signs, Healths healths, Projects projects) {
        this.signs = signs;
        this.healths = healths;
        this.projects = projects;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        Project project = projects.require(projectKey);
        Map<String, Object> facts = new HashMap<>();
        HealthTable.FACTS.forEach(name -> facts.put(name, null));
        signs.orderedStream().forEach(each -> facts.putAll(each.of(project)));
        facts.put("goalCount", facts.remove("goals"));
        facts.put(
                "health",
                healths.latest(projectKey)
                        .map(health -> health.light().colour())
                        .orElse(Light.GREY.colour()));
        return facts;
    }
}
