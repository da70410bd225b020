package org.gatehouse.change;

import java.time.Instant;
import java.time.LocalDate;

/** A change request as the list shows it. */
public record ChangeRow(
        String id,
        String title,
        String reason,
        String requesterId,
        Integer reviewNumber,
        ChangeState state,
        Instant createdAt,
        Instant settledAt,
        LocalDate planFinishBefore,
        LocalDate planFinishAfter) {}
