package org.gatehouse.trail;

import java.time.Instant;

/**
 * A line of the trail as its reader sees it.
 *
 * @param who display name
 * @param what in the reader's language
 * @param reason in the actor's words; may be empty
 */
public record TrailEntry(Instant at, String who, String what, String reason) {}
