package org.gatehouse.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.gatehouse.engine.Label;
import org.gatehouse.person.CurrentPerson;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** How a risk was seen at a moment; rows are only added. */
@Table("risk_assessment")
record Assessment(
        @Id Long id,
        String riskKey,
        String projectKey,
        RiskKind kind,
        LocalDate madeOn,
        Instant madeAt,
        String personId,
        RiskState state,
        Integer inherentProbability,
        Integer inherentImpact,
        RiskLevel inherentLevel,
        Integer residualProbability,
        Integer residualImpact,
        RiskLevel residualLevel,
        String why) {

    static Assessment of(Risk risk, String person, LocalDate today, Instant now, String why) {
        Exposure inherent = risk.inherent();
        Exposure residual = risk.residual();
        return new Assessment(
                null,
                risk.key(),
                risk.projectKey(),
                risk.kind(),
                today,
                now,
                person,
                risk.state(),
                inherent == null ? null : inherent.probability(),
                inherent == null ? null : inherent.impact(),
                inherent == null ? null : inherent.level(),
                residual == null ? null : residual.probability(),
                residual == null ? null : residual.impact(),
                residual == null ? null : residual.level(),
                why);
    }

    boolean isAsNow(Risk risk) {
        Exposure inherent = exposure(inherentProbability, inherentImpact, inherentLevel);
        Exposure residual = exposure(residualProbability, residualImpact, residualLevel);
        return kind == risk.kind()
                && state.isOpen() == risk.isOpen()
                && same(inherent, risk.inherent())
                && same(residual, risk.residual());
    }

    /** Probability × impact before any response; 0 while it was not assessed. */
    public int inherentScore() {
        return inherentProbability == null ? 0 : inherentProbability * inherentImpact;
    }

    /** With the response; the inherent one where none was planned. */
    public int residualScore() {
        return residualProbability == null ? inherentScore() : residualProbability * residualImpact;
    }

    /** The words it was made with; the house's own in the reader's language. */
    public String why(Locale reader) {
        return CurrentPerson.SYSTEM.equals(personId) ? Label.of(why).in(reader) : why;
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    private static Exposure exposure(Integer probability, Integer impact, RiskLevel level) {
        return probability == null ? null : new Exposure(probability, impact, level, null, null);
    }

    private static boolean same(Exposure one, Exposure other) {
        return one == null ? other == null : one.isSame(other);
    }
}
