package org.gatehouse.trail;

import java.time.Instant;
import java.util.List;

/**
 * One thing that happened, as the trail keeps it; {@link Trail#what} puts it into words.
 *
 * @param actor id of who did it; {@code system} for the house itself
 * @param action as its event named it
 */
public record Happening(Instant at, String actor, String action, String subject, String reason, List<String> details) {}
