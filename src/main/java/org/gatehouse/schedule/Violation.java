package org.gatehouse.schedule;

/**
 * A link that the schedule does not keep, because a constraint or what has happened already is stronger.
 *
 * @param minutes working minutes, by the successor's calendar, that the successor is too early
 */
public record Violation(Link link, long minutes) {}
