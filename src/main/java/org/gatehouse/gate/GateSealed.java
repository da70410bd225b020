package org.gatehouse.gate;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/**
 * A dossier was sealed as its approvers were asked; the trail notes the seal, so that each chain bears witness for the
 * other.
 *
 * @param action {@code gate.sealed.<gate>}
 * @param subject of the gate where a project has several
 * @param details round, and the hash
 */
record GateSealed(String projectKey, String action, String subject, List<String> details) implements ProjectEvent {

    static GateSealed of(GateReview review, GateSeal seal) {
        return new GateSealed(
                review.projectKey(),
                "gate.sealed." + review.gate(),
                review.subject(),
                List.of(Integer.toString(review.round()), seal.hash()));
    }
}
