package org.gatehouse.progress;

import java.math.BigDecimal;
import java.util.Set;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.gate.GateReview;
import org.springframework.stereotype.Component;

/**
 * Earned value in a gate's dossier: before there is a baseline the effort that would be the budget, later what was planned,
 * earned and spent of it. Everybody in the project may read a dossier, so amounts are hours; of costs it tells ratios.
 */
@Component
class ProgressSection implements DossierSection {

    private static final Set<String> GATES = Set.of("plan", "change", "closure");

    private static final BigDecimal ON_PLAN = new BigDecimal("0.95");
    private static final BigDecimal BEHIND = new BigDecimal("0.85");

    private final Progress progress;

    ProgressSection(Progress progress) {
        this.progress = progress;
    }

    @Override
    public String key() {
        return "earnedValue";
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public boolean appliesTo(String gate) {
        return GATES.contains(gate);
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        ProgressFigures figures = progress.of(projectKey);
        Evidence evidence = new Evidence();
        boolean planned = gate.equals("plan") && !subject.equals(GateReview.RECONFIRM);
        if (planned || figures.hours() == null) {
            return evidence.line("progress.dossier.bac", Value.number(figures.plannedHours()));
        }
        EarnedValue hours = figures.hours();
        EarnedValue value = figures.value();
        evidence.line("progress.dossier.planned", Value.percent(figures.plannedProgress()))
                .line("progress.dossier.actual", Value.percent(figures.actualProgress()))
                .line("progress.dossier.bac", Value.number(hours.bac()))
                .line("progress.dossier.pv", Value.number(EarnedValue.cents(hours.pv())))
                .line("progress.dossier.ev", Value.number(EarnedValue.cents(hours.ev())))
                .line("progress.dossier.ac", Value.number(EarnedValue.cents(hours.ac())))
                .line(
                        "progress.dossier.basis",
                        Value.message(value == hours ? "progress.basis.hours" : "progress.basis.cost"));
        index("progress.measure.spi", value.spi(), evidence);
        index("progress.measure.cpi", value.cpi(), evidence);
        if (value.eac() != null) {
            evidence.line("progress.dossier.eac", Value.percent(ProgressFigures.percent(value.eac(), value.bac())));
        }
        return evidence;
    }

    private static void index(String label, BigDecimal index, Evidence evidence) {
        if (index != null) {
            evidence.line(label, Value.number(EarnedValue.shown(index)), light(index));
        }
    }

    private static String light(BigDecimal index) {
        return index.compareTo(ON_PLAN) >= 0 ? "green" : index.compareTo(BEHIND) >= 0 ? "amber" : "red";
    }
}
