package org.gatehouse.closure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.gatehouse.kernel.Facts;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What became of a goal.
 *
 * @param actualValue null where it was not measured; of a result known later, what it is for now, null for nothing yet
 * @param notMeasured why it was not measured; empty where it was
 * @param knownOn day from which the result can be told, after the project has closed; null where it is told here
 */
@Table("goal_result")
public record GoalResult(
        String goalKey,
        BigDecimal actualValue,
        LocalDate measuredOn,
        String notMeasured,
        String note,
        String recordedBy,
        Instant recordedAt,
        LocalDate knownOn) {

    Facts facts() {
        return new Entry(goalKey, actualValue, measuredOn, notMeasured, note).facts();
    }

    boolean says(Entry entry) {
        boolean sameValue = actualValue == null
                ? entry.actualValue() == null
                : entry.actualValue() != null && actualValue.compareTo(entry.actualValue()) == 0;
        return sameValue
                && java.util.Objects.equals(measuredOn, entry.measuredOn())
                && notMeasured.equals(entry.notMeasured())
                && note.equals(entry.note())
                && java.util.Objects.equals(knownOn, entry.knownOn());
    }

    /** As it is entered; all empty: not recorded yet. */
    public record Entry(
            String goalKey,
            BigDecimal actualValue,
            LocalDate measuredOn,
            String notMeasured,
            String note,
            LocalDate knownOn) {

        public Entry(String goalKey, BigDecimal actualValue, LocalDate measuredOn, String notMeasured, String note) {
            this(goalKey, actualValue, measuredOn, notMeasured, note, null);
        }

        Facts facts() {
            return Facts.of("actualValue", actualValue)
                    .and("measuredOn", measuredOn)
                    .and("notMeasured", notMeasured)
                    .and("note", note);
        }

        boolean isEmpty() {
            return actualValue == null && notMeasured.isEmpty() && knownOn == null;
        }
    }
}
