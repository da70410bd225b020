package org.gatehouse.closure;

import org.gatehouse.closure.CheckLine.State;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** The checklist with its waivers, in the closure gate's dossier. */
@Component
class ChecklistSection implements DossierSection {

    private final ClosureChecks checks;
    private final Projects projects;

    ChecklistSection(ClosureChecks checks, Projects projects) {
        this.checks = checks;
        this.projects = projects;
    }

    @Override
    public String key() {
        return "checklist";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public boolean appliesTo(String gate) {
        return gate.equals("closure");
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Evidence evidence = new Evidence()
                .columns(
                        "closure.check.line",
                        "field.status",
                        "field.reason",
                        "closure.check.asked",
                        "closure.check.second");
        for (CheckLine line : checks.of(projects.require(projectKey))) {
            boolean waived = line.state() == State.WAIVED;
            evidence.row(
                    Value.label(line.english(), line.chinese()),
                    Value.message("closure.check." + line.state()),
                    Value.text(waived ? line.waiver().reason() : ""),
                    Value.person(waived ? line.waiver().askedBy() : ""),
                    Value.person(waived ? line.waiver().answeredBy() : ""));
        }
        return evidence;
    }
}
