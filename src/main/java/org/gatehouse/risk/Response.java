package org.gatehouse.risk;

import java.time.LocalDate;

/**
 * What is to be done about a risk.
 *
 * @param plan in words; may be empty where the risk is accepted
 * @param due by when it must be ready; null where the risk is accepted
 */
public record Response(Strategy strategy, String plan, LocalDate due) {}
