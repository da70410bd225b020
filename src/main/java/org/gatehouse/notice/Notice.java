package org.gatehouse.notice;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something a person was told.
 *
 * @param message message key, so that they read it in their language
 * @param arguments of the message, as a JSON list of texts
 * @param link where it can be looked at or acted on; a path of ours
 */
@Table("notice")
record Notice(
        @Id Long id,
        String personId,
        String message,
        String arguments,
        String link,
        Instant createdAt,
        Instant readAt) {}
