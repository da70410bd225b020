package org.gatehouse.project;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A time a project that had ended was opened again.
 *
 * @param number 1 for the first time, 2 for the next, …
 * @param endedAs what it was before
 * @param endReason why it had been stopped; empty where it had been archived
 * @param phase where it went on
 */
@Table("project_reopening")
public record Reopening(
        @Id Long id,
        String projectKey,
        int number,
        ProjectStatus endedAs,
        Instant endedAt,
        String endReason,
        Phase phase,
        String reopenedBy,
        String reason,
        Instant reopenedAt) {}
