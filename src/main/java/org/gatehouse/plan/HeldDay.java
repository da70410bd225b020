package org.gatehouse.plan;

import java.time.LocalDate;

/** The last day of an item in a baseline. */
public record HeldDay(int baselineNumber, String itemKey, LocalDate finishDate) {}
