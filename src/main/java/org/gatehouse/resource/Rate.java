package org.gatehouse.resource;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an hour of a person costs.
 *
 * @param validFrom first day it holds, until the next one begins
 */
public record Rate(String personId, LocalDate validFrom, BigDecimal hourly, String currency) {}
