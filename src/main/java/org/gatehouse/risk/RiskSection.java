package org.gatehouse.risk;

import java.util.List;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.springframework.stereotype.Component;

/** What could go wrong, at every gate: how many risks are open and high, and those that matter most. */
@Component
class RiskSection implements DossierSection {

    private static final int SHOWN = 10;

    private final RiskList list;
    private final RiskCounts counts;

    RiskSection(RiskList list, RiskCounts counts) {
        this.list = list;
        this.counts = counts;
    }

    @Override
    public String key() {
        return "risks";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public boolean appliesTo(String gate) {
        return true;
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        RiskFigures figures = counts.of(projectKey);
        List<RiskRow> top = list.top(projectKey, SHOWN);
        Evidence evidence = new Evidence()
                .line("risk.figure.open", Value.number(figures.open()))
                .line("risk.figure.high", Value.number(figures.high()), figures.high() == 0 ? "green" : "red")
                .line(
                        "risk.figure.unanswered",
                        Value.number(figures.unanswered()),
                        figures.unanswered() == 0 ? "green" : "amber")
                .line("risk.figure.fired", Value.number(figures.fired()), figures.fired() == 0 ? "" : "amber");
        if (!top.isEmpty()) {
            evidence.columns(
                    "risk.risk",
                    "risk.kind",
                    "risk.levelNow",
                    "risk.score",
                    "risk.state",
                    "risk.strategy",
                    "risk.owner",
                    "risk.near");
        }
        for (RiskRow risk : top) {
            evidence.row(
                    Value.text(risk.key() + " " + risk.event()),
                    Value.message("risk.kind." + risk.kind()),
                    Value.message(risk.level() == null ? "risk.level.none" : "risk.level." + risk.level()),
                    Value.number(risk.score()),
                    Value.message("risk.state." + risk.state()),
                    risk.strategy() == null ? Value.text("") : Value.message("risk.strategy." + risk.strategy()),
                    Value.person(risk.ownerId()),
                    Value.date(risk.nearFrom()));
        }
        return evidence;
    }
}
