package org.gatehouse.schedule;

/**
 * What an activity asks of a resource while it lasts.
 *
 * @param percent of one full unit: 100 is one person all day, 50 half a day's work each day
 */
public record Demand(String resource, int percent) {}
