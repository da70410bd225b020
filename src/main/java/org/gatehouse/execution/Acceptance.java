package org.gatehouse.execution;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Somebody's verdict on finished work.
 *
 * @param reason what is missing, in their words; may be empty only where it was accepted
 */
@Table("acceptance")
public record Acceptance(
        @Id Long id,
        String itemKey,
        String projectKey,
        String personId,
        boolean accepted,
        String reason,
        Instant decidedAt) {}
