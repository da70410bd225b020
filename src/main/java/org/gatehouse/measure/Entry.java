package org.gatehouse.measure;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A reading as it is told.
 *
 * @param line of the file or place in the list it comes from, from 1; 0 where there is none
 */
record Entry(int line, long metricId, LocalDate day, BigDecimal value, String note) {}
