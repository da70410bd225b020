package org.gatehouse.engine;

import java.time.Instant;

/**
 * A task became somebody's; published inside the transaction that gave it to them.
 *
 * @param projectKey null where it belongs to no project
 * @param due null where it has no due date
 */
public record TaskGiven(
        String id, Label label, String step, String projectKey, String businessKey, String person, Instant due) {}
