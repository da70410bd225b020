package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One event behind a figure.
 *
 * @param label what it was about
 * @param link path to it; empty where there is none
 * @param counted whether it is in the figure; what is open and in time is not yet
 * @param hit whether it was as it should be; null where that is no question
 * @param figure its own number: percent, hours, rounds; null where it has none
 * @param worked minutes of the person's own; null where that is no question
 * @param charged minutes by which they were late themselves
 */
record FactLine(
        String label,
        String link,
        LocalDate due,
        LocalDate done,
        boolean counted,
        Boolean hit,
        BigDecimal figure,
        Long worked,
        Long charged,
        List<Wait> waits) {

    static FactLine of(String label, String link, LocalDate due, LocalDate done, Boolean hit, BigDecimal figure) {
        return new FactLine(label, link, due, done, true, hit, figure, null, null, List.of());
    }

    /** Minutes in which others had it, or nobody could work. */
    Long waited() {
        return worked == null ? null : waits.stream().mapToLong(Wait::minutes).sum();
    }
}
