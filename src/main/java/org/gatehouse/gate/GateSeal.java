package org.gatehouse.gate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.gatehouse.seal.Chain;

/**
 * A link of a project's chain of gates.
 *
 * @param number 1 for the first in the project
 * @param kind {@link #DOSSIER} or {@link #DECISION}
 * @param content canonical JSON
 * @param previous hash of the link before
 */
record GateSeal(
        String projectKey,
        int number,
        long reviewId,
        String kind,
        byte[] content,
        String previous,
        String hash,
        Instant sealedAt) {

    /** What lay before the approvers. */
    static final String DOSSIER = "dossier";

    /** What they decided. */
    static final String DECISION = "decision";

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    boolean holds() {
        return Chain.link(previous, content).equals(hash);
    }
}
