package org.gatehouse.gate;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What lay before the approvers, sealed as they were asked.
 *
 * @param subject what was decided on where a project has several; else empty
 * @param round 1 for the first time at this gate with this subject
 * @param facts all that {@link GateFacts} said then: numbers, texts, ISO dates, lists of maps, null for not known
 * @param hash the seal: 64 lower-case hexadecimal digits
 */
public record SealedDossier(
        long reviewId,
        String projectKey,
        String gate,
        String subject,
        int round,
        Instant sealedAt,
        Map<String, Object> facts,
        List<Criterion> criteria,
        String hash) {}
