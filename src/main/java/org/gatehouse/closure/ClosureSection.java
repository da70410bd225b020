package org.gatehouse.closure;

import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** What was delivered, accepted, learnt and left open, in the closure gate's dossier. */
@Component
class ClosureSection implements DossierSection {

    private final Closures closures;
    private final ReportFigures figures;
    private final Projects projects;
    private final Clock clock;

    ClosureSection(Closures closures, ReportFigures figures, Projects projects, Clock clock) {
        this.closures = closures;
        this.figures = figures;
        this.projects = projects;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "closure";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public boolean appliesTo(String gate) {
        return gate.equals("closure");
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Report report = figures.of(projects.require(projectKey), closures.of(projectKey));
        Report.Verdict verdict = report.verdict();
        Evidence evidence = new Evidence()
                .line(
                        "closure.goalsReached",
                        Value.text(report.reached() + " / " + report.goals().size()),
                        report.light())
                .line("closure.deliverables", Value.number(report.deliverables().size()))
                .line(
                        "closure.verdict",
                        verdict.decision().isEmpty()
                                ? Value.message("closure.verdict.none")
                                : Value.message("closure.verdict." + verdict.decision()),
                        verdict.isAccepted() ? "green" : "amber");
        if (verdict.at() != null) {
            evidence.line("closure.verdictBy", Value.person(verdict.person()))
                    .line("closure.verdictOn", Value.date(LocalDate.ofInstant(verdict.at(), clock.getZone())));
        }
        if (!verdict.reason().isEmpty()) {
            evidence.line("field.reason", Value.text(verdict.reason()));
        }
        evidence.line("closure.lessons", Value.number(report.lessons().size()));
        if (!report.noLessonsReason().isEmpty()) {
            evidence.line("closure.noLessonsReason", Value.text(report.noLessonsReason()));
        }
        int open = report.scope().open();
        return evidence.line("closure.finish", Value.date(report.time().finish()))
                .line("closure.approvedFinish", Value.date(report.time().approvedFinish()))
                .line("closure.openItems", Value.number(open), open == 0 ? "green" : "red");
    }
}
