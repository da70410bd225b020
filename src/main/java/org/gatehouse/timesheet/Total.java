package org.gatehouse.timesheet;

import java.math.BigDecimal;

/**
 * Hours added up.
 *
 * @param key of the item, person, phase, kind, month ({@code 202611}) or project
 * @param billable of the hours
 * @param approved of the hours
 */
record Total(String key, BigDecimal hours, BigDecimal billable, BigDecimal approved) {}
