package org.gatehouse.timesheet;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What of a submitted week concerns one project.
 *
 * @param approverId whose word is asked for
 * @param status {@code SUBMITTED} until it is decided
 * @param decidedBy null until then
 */
record Part(
        String projectKey,
        String personId,
        LocalDate monday,
        String approverId,
        EntryStatus status,
        String reason,
        String decidedBy,
        Instant decidedAt) {}
