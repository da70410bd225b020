package org.gatehouse.closure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.closure.CheckLine.State;
import org.gatehouse.gate.GateFacts;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** How the checklist stands, for the tables and the dossier of the closure gate. */
@Component
class ChecklistFacts implements GateFacts {

    private final ClosureChecks checks;
    private final Projects projects;

    ChecklistFacts(ClosureChecks checks, Projects projects) {
        this.checks = checks;
        this.projects = projects;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        if (!gate.equals("closure")) {
            return Map.of();
        }
        List<CheckLine> lines = checks.of(projects.require(projectKey));
        return Map.of(
                "checklistLines",
                lines.size(),
                "checklistOpen",
                (int) lines.stream().filter(CheckLine::isOpen).count(),
                "checklistWaived",
                (int) lines.stream()
                        .filter(line -> line.state() == State.WAIVED)
                        .count(),
                "checklist",
                lines.stream().map(ChecklistFacts::fact).toList());
    }

    private static Map<String, Object> fact(CheckLine line) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("line", line.key());
        fact.put("english", line.english());
        fact.put("chinese", line.chinese());
        fact.put("state", line.state().name());
        if (line.state() == State.WAIVED) {
            Waiver waiver = line.waiver();
            fact.put("reason", waiver.reason());
            fact.put("askedBy", waiver.askedBy());
            fact.put("confirmedBy", waiver.answeredBy());
        }
        return fact;
    }
}
