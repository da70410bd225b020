package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * How a project is to go on with a goal that left its corridor, as somebody answers.
 *
 * @param choice one of {@link #CHOICES}
 * @param deadline the goal's new one, to extend
 * @param target the goal's new one, to change the scope
 * @param fromLine budget line that gives, to shift
 * @param toLine budget line that gets, to shift
 * @param amount that moves, in the lines' currency
 */
record CourseDecision(
        String choice,
        String reason,
        LocalDate deadline,
        BigDecimal target,
        Long fromLine,
        Long toLine,
        BigDecimal amount) {

    static final Set<String> CHOICES = Set.of("watch", "shift", "extend", "scope", "hold", "stop");

    private static final Set<String> CHANGES = Set.of("shift", "extend", "scope");

    /** Whether it opens a change request, that is decided on by its own way. */
    boolean isChange() {
        return CHANGES.contains(choice);
    }
}
