package org.gatehouse.closure;

import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.springframework.stereotype.Component;

/** What became of the goals, in the closure gate's dossier. */
@Component
class ResultsSection implements DossierSection {

    private final Closures closures;
    private final ReportFigures figures;

    ResultsSection(Closures closures, ReportFigures figures) {
        this.closures = closures;
        this.figures = figures;
    }

    @Override
    public String key() {
        return "results";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean appliesTo(String gate) {
        return gate.equals("closure");
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Evidence evidence = new Evidence()
                .columns(
                        "field.statement",
                        "field.unit",
                        "field.baselineValue",
                        "field.targetValue",
                        "field.actualValue",
                        "closure.attainment",
                        "closure.reached",
                        "field.note");
        for (Report.GoalLine goal : figures.goals(projectKey, closures.of(projectKey))) {
            evidence.row(
                    Value.text(goal.key() + " " + goal.statement()),
                    Value.text(goal.unit()),
                    Value.number(goal.baselineValue()),
                    Value.number(goal.targetValue()),
                    Value.number(goal.actualValue()),
                    Value.percent(goal.percent()),
                    Value.message(
                            goal.actualValue() == null
                                    ? "closure.notMeasured"
                                    : goal.reached() ? "closure.reached.yes" : "closure.reached.no"),
                    Value.text(goal.notMeasured().isEmpty() ? goal.note() : goal.notMeasured()));
        }
        return evidence;
    }
}
