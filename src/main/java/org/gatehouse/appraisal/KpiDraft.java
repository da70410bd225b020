package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;

/** An indicator as it is proposed. A name in one language is used for both. */
record KpiDraft(
        String nameEn,
        String nameZh,
        Source source,
        Long metricId,
        String unit,
        int weight,
        BigDecimal targetValue,
        BigDecimal zeroValue) {

    static final int MOST = 15;

    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    KpiDraft {
        nameEn = nameEn == null ? "" : nameEn.strip();
        nameZh = nameZh == null ? "" : nameZh.strip();
        if (nameEn.isEmpty()) {
            nameEn = nameZh;
        }
        if (nameZh.isEmpty()) {
            nameZh = nameEn;
        }
        unit = source != null && !source.unit().isEmpty() ? source.unit() : unit == null ? "" : unit.strip();
        metricId = source == Source.METRIC ? metricId : null;
    }

    /** Refuses a set of indicators that cannot be agreed on; {@code wholly}: its weights must be 100. */
    static void check(List<KpiDraft> drafts, boolean wholly) {
        List<Problem> problems = new ArrayList<>();
        if (drafts.isEmpty() || drafts.size() > MOST) {
            problems.add(Problem.of("kpis", "appraisal.error.kpiCount", MOST));
        }
        int sum = 0;
        for (int at = 0; at < drafts.size(); at++) {
            drafts.get(at).check(at + 1, problems);
            sum += drafts.get(at).weight;
        }
        if (wholly && sum != 100 && problems.isEmpty()) {
            problems.add(Problem.of("kpis", "appraisal.error.weights", sum));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void check(int row, List<Problem> problems) {
        if (nameEn.isEmpty() || nameEn.length() > 200 || nameZh.length() > 200) {
            problems.add(Problem.of("kpis", "appraisal.error.kpiName", row));
        }
        if (unit.length() > 40) {
            problems.add(Problem.of("kpis", "appraisal.error.kpiUnit", row));
        }
        if (weight < 1 || weight > 100) {
            problems.add(Problem.of("kpis", "appraisal.error.kpiWeight", row));
        }
        if (source == null) {
            problems.add(Problem.of("kpis", "appraisal.error.kpiSource", row));
        }
        if (source == Source.METRIC && metricId == null) {
            problems.add(Problem.of("kpis", "appraisal.error.kpiMetric", row));
        }
        if (!isPlain(targetValue) || !isPlain(zeroValue)) {
            problems.add(Problem.of("kpis", "appraisal.error.kpiNumber", row));
        } else if (targetValue.compareTo(zeroValue) == 0) {
            problems.add(Problem.of("kpis", "appraisal.error.kpiSpan", row));
        }
    }

    static boolean isPlain(BigDecimal number) {
        return number != null
                && number.abs().compareTo(LARGEST) <= 0
                && number.stripTrailingZeros().scale() <= 4;
    }
}
