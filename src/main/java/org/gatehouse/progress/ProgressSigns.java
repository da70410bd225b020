package org.gatehouse.progress;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.health.VitalSigns;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Component;

/** What the health table may look at of a project's progress. */
@Component
class ProgressSigns implements VitalSigns {

    private final Progress progress;

    ProgressSigns(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Map<String, Object> of(Project project) {
        return facts(progress.of(project.key()));
    }

    static Map<String, Object> facts(ProgressFigures figures) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("spi", number(EarnedValue.shown(figures.spi())));
        facts.put("cpi", number(EarnedValue.shown(figures.cpi())));
        facts.put("slipDays", figures.slipDays());
        facts.put("overdueShare", number(figures.overdueShare()));
        facts.put("overdueItems", figures.overdueItems());
        facts.put("openItems", figures.openItems());
        facts.put("plannedProgress", number(figures.plannedProgress()));
        facts.put("actualProgress", number(figures.actualProgress()));
        facts.put("spentHours", number(figures.spentHours()));
        facts.put("earnedHours", number(figures.earnedHours()));
        facts.put("effortRatio", number(figures.effortRatio()));
        facts.put("scopeGrowth", number(figures.scopeGrowth()));
        facts.put("milestonesSlipped", figures.milestonesSlipped());
        facts.put("budgetShare", number(figures.budgetShare()));
        return facts;
    }

    private static Double number(BigDecimal value) {
        return value == null ? null : value.doubleValue();
    }
}
