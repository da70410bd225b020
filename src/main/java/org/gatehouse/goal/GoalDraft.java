package org.gatehouse.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;

/** A goal as somebody words it; it may be weak, the decision table tells where. */
public record GoalDraft(
        String statement,
        String metric,
        String unit,
        BigDecimal baselineValue,
        BigDecimal targetValue,
        LocalDate deadline,
        String why,
        String ownerId) {

    /** Refuses what cannot even be stored. */
    void check() {
        List<Problem> problems = new ArrayList<>();
        if (statement.isBlank()) {
            problems.add(Problem.of("statement", "goal.error.statement"));
        }
        length("statement", statement, 4000, problems);
        length("metric", metric, 400, problems);
        length("unit", unit, 100, problems);
        length("why", why, 4000, problems);
        range("baselineValue", baselineValue, problems);
        range("targetValue", targetValue, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static void length(String field, String text, int most, List<Problem> problems) {
        if (text.length() > most) {
            problems.add(Problem.of(field, "error.tooLong", most));
        }
    }

    private static void range(String field, BigDecimal number, List<Problem> problems) {
        if (number != null && (number.precision() - number.scale() > 14 || number.scale() > 4)) {
            problems.add(Problem.of(field, "error.number.range"));
        }
    }
}
