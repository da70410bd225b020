package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a sheet of hours says of a work item.
 *
 * @param effort hours it was estimated at; null where nobody did
 * @param start when work on it began; null where it has not
 * @param finish when it was done; null while it is not
 * @param projectStart no hours are entered before
 * @param writable whether hours may be entered on it as it and its project stand
 */
record ItemLine(
        String key,
        String title,
        String projectKey,
        String projectName,
        BigDecimal effort,
        LocalDate start,
        LocalDate finish,
        LocalDate projectStart,
        boolean writable) {}
