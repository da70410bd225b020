package org.gatehouse.gate;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/**
 * Something was submitted to a gate; conditions of earlier gates may still keep the approvers from being asked.
 *
 * @param gateSubject what is decided on where a project has several, e.g. a change request's id; else empty
 * @param round 1 for the first time at this gate with this subject
 * @param actor who submitted it
 */
public record GateReached(String projectKey, String gate, String gateSubject, int round, String actor)
        implements ProjectEvent {

    @Override
    public String action() {
        return "gate.reached";
    }

    @Override
    public String subject() {
        return GateReview.matter(gate, gateSubject);
    }

    @Override
    public List<String> details() {
        return List.of(Integer.toString(round));
    }
}
