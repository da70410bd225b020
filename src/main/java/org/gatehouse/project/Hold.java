package org.gatehouse.project;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A rest a project was put to: who asked, why, and who took it up again. */
@Table("project_hold")
public record Hold(
        @Id Long id,
        String projectKey,
        String requestedBy,
        String reason,
        Instant heldAt,
        String resumedBy,
        Instant resumedAt) {

    static Hold begin(String projectKey, String person, String reason, Instant now) {
        return new Hold(null, projectKey, person, reason, now, null, null);
    }
}
