package org.gatehouse.execution;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** How far an item was, as its owner saw it. */
@Table("progress_report")
public record ProgressReport(
        @Id Long id,
        String itemKey,
        String projectKey,
        String personId,
        int percent,
        String note,
        Instant reportedAt) {}
