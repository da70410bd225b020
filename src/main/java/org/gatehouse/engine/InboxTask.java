package org.gatehouse.engine;

import java.time.Instant;

/**
 * An open task as lists show it.
 *
 * @param step id of the user task in the model
 * @param process id of the process it belongs to
 * @param assignee null while nobody has taken it
 * @param due null where it has no due date
 * @param priority engine scale, 50 is normal
 * @param suspended whether it rests with its project
 */
public record InboxTask(
        String id,
        Label label,
        String step,
        String process,
        String projectKey,
        String businessKey,
        String assignee,
        Instant created,
        Instant due,
        int priority,
        boolean suspended) {}
