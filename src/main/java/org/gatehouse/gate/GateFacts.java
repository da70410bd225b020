package org.gatehouse.gate;

import java.util.Map;

/** Facts that the decision table {@code gate-approvers} may look at, contributed by the room that knows them. */
public interface GateFacts {

    /** By the name under which the table speaks of them; as they are now. */
    Map<String, Object> of(String projectKey, String gate, String subject);
}
