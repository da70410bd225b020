package org.gatehouse.trail;

import java.time.Instant;
import java.util.List;
import org.gatehouse.kernel.Change;

/**
 * A line of the trail as its reader sees it.
 *
 * @param number within the project, from 1; 0 while what it tells is not committed
 * @param who display name
 * @param onBehalfOf display name of the person in whose place; empty for nobody's
 * @param what in the reader's language
 * @param reason in the actor's words; may be empty
 * @param changes which facts got other values, in the reader's language
 * @param hash ties it to the line before
 */
public record TrailEntry(
        int number,
        Instant at,
        String who,
        String onBehalfOf,
        String what,
        String reason,
        List<Change> changes,
        String hash) {}
