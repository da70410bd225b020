package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.engine.Decisions;
import org.gatehouse.engine.TableText;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code appraisal-grade}; the engine keeps no record of what was asked. */
@Component
class Grades {

    private static final String TABLE = "appraisal-grade";

    private final Decisions decisions;

    Grades(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * @param score null: nothing could be measured
     * @param measured percent of the weight that was measured
     */
    Grade of(BigDecimal score, int measured) {
        if (score == null) {
            return Grade.NONE;
        }
        List<Map<String, Object>> rows =
                decisions.evaluateInConfidence(TABLE, Map.of("score", score.doubleValue(), "measured", measured));
        if (rows.isEmpty()) {
            return Grade.NONE;
        }
        Map<String, Object> row = rows.get(0);
        Map<String, String> words = Map.of("score", score.toPlainString(), "measured", Integer.toString(measured));
        return new Grade(
                text(row, "grade"),
                text(row, "gradeEnglish"),
                text(row, "gradeChinese"),
                TableText.fill(row.get("english"), words::get),
                TableText.fill(row.get("chinese"), words::get));
    }

    private static String text(Map<String, Object> row, String name) {
        return Objects.toString(row.get(name), "");
    }
}
