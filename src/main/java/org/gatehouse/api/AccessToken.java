package org.gatehouse.api;

import java.time.Instant;

/**
 * A token as it is kept.
 *
 * @param name what its person calls it
 * @param ending its last four signs, to tell it from others
 * @param lastUsedAt to the minute; null while it was not used
 * @param revokedAt null while it counts
 */
record AccessToken(
        long id,
        String personId,
        String name,
        Scope scope,
        String ending,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        Instant revokedAt) {

    public boolean counts(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
