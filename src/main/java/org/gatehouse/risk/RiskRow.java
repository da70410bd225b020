package org.gatehouse.risk;

import java.time.LocalDate;

/**
 * A risk as lists show it.
 *
 * @param score as it counts now; 0 while it was not assessed
 * @param level as it counts now; null while it was not assessed
 * @param inherentLevel before any response
 */
public record RiskRow(
        String key,
        RiskKind kind,
        String event,
        Category category,
        String ownerId,
        RiskState state,
        int score,
        RiskLevel level,
        RiskLevel inherentLevel,
        Strategy strategy,
        LocalDate responseDue,
        LocalDate nearFrom,
        LocalDate nearUntil,
        LocalDate reviewOn,
        Ending ending,
        String endingReason) {}
