package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An indicator of one appraisal.
 *
 * @param weight percent; those of an appraisal add up to 100
 * @param targetValue worth 100 points
 * @param zeroValue worth none
 * @param factValue by its source, or as the appraiser entered it; null while there is none
 * @param evidence the appraiser's, for what they entered
 * @param score points by the value
 * @param givenScore points somebody gave instead, with a reason; null where nobody did
 * @param firstScore points that counted before an appeal was answered; null where none was
 */
@Table("appraisal_kpi")
record Kpi(
        @Id Long id,
        long appraisalId,
        int place,
        String nameEn,
        String nameZh,
        Source source,
        Long metricId,
        String unit,
        int weight,
        BigDecimal targetValue,
        BigDecimal zeroValue,
        BigDecimal factValue,
        String evidence,
        String personEvidence,
        BigDecimal score,
        BigDecimal givenScore,
        String givenReason,
        String givenBy,
        BigDecimal firstScore) {

    static Kpi of(long appraisalId, int place, KpiDraft draft) {
        return new Kpi(
                null,
                appraisalId,
                place,
                draft.nameEn(),
                draft.nameZh(),
                draft.source(),
                draft.metricId(),
                draft.unit(),
                draft.weight(),
                draft.targetValue(),
                draft.zeroValue(),
                null,
                "",
                "",
                null,
                null,
                "",
                null,
                null);
    }

    public String name(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? nameZh : nameEn;
    }

    /** Points that count; null where nothing could be measured. */
    public BigDecimal points() {
        return givenScore == null ? score : givenScore;
    }

    /** @param told whether the reader may know points that somebody gave */
    public BigDecimal points(boolean told) {
        return told ? points() : score;
    }

    public String light(boolean told) {
        return Scoring.light(points(told));
    }

    public boolean isManual() {
        return source == Source.MANUAL;
    }

    KpiDraft draft() {
        return new KpiDraft(nameEn, nameZh, source, metricId, unit, weight, targetValue, zeroValue);
    }

    Scoring.Weighted weighted() {
        return new Scoring.Weighted(weight, points());
    }

    /** @param value null where there was nothing to measure */
    Kpi measured(BigDecimal value) {
        return with(value, evidence, personEvidence, givenScore, givenReason, givenBy, firstScore);
    }

    Kpi entered(BigDecimal value, String why) {
        return with(value, why, personEvidence, givenScore, givenReason, givenBy, firstScore);
    }

    Kpi evidenced(String text) {
        return with(factValue, evidence, text, givenScore, givenReason, givenBy, firstScore);
    }

    /** @param points null takes back what was given */
    Kpi given(BigDecimal points, String reason, String by) {
        return with(
                factValue,
                evidence,
                personEvidence,
                points,
                points == null ? "" : reason,
                points == null ? null : by,
                firstScore);
    }

    Kpi keepFirst() {
        return with(factValue, evidence, personEvidence, givenScore, givenReason, givenBy, points());
    }

    private Kpi with(
            BigDecimal value,
            String why,
            String persons,
            BigDecimal given,
            String reason,
            String by,
            BigDecimal first) {
        return new Kpi(
                id,
                appraisalId,
                place,
                nameEn,
                nameZh,
                source,
                metricId,
                unit,
                weight,
                targetValue,
                zeroValue,
                value,
                why,
                persons,
                Scoring.points(value, targetValue, zeroValue),
                given,
                reason,
                by,
                first);
    }
}
