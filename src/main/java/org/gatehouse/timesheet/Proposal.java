package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Hours that somebody probably worked, one click from being entered.
 *
 * @param finished whether the item was done in that week
 */
record Proposal(ItemLine item, LocalDate day, BigDecimal hours, boolean finished) {}
