package org.gatehouse.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a project has cost so far, in its currency. Confidential: who may know is told by {@link Costs#mayKnow}.
 *
 * @param linesPlanned of all budget lines
 * @param linesCommitted ordered and not yet paid, of all budget lines
 * @param linesPaid of all budget lines; nobody says on which day
 * @param foreignLines whether lines in other currencies were left out
 */
public record Spending(
        List<Worked> worked,
        BigDecimal linesPlanned,
        BigDecimal linesCommitted,
        BigDecimal linesPaid,
        boolean foreignLines) {

    /**
     * Hours one person worked on one item on one day.
     *
     * @param cost null where the person has no rate of that day in the project's currency
     */
    public record Worked(String itemKey, LocalDate day, BigDecimal hours, BigDecimal cost) {}
}
