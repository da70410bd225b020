package org.gatehouse.gate;

import java.util.Map;

/**
 * Facts about a project at a gate, contributed by the room that knows them: the decision tables {@code gate-approvers},
 * {@code gate-criteria} and {@code gate-recommendation} look at them, and they are sealed with the dossier.
 */
public interface GateFacts {

    /**
     * By the name under which the tables speak of them; as they are now. Numbers, texts, booleans, days in ISO form, lists
     * of maps; null for what cannot be told. Nothing is named by the number a database gave it.
     */
    Map<String, Object> of(String projectKey, String gate, String subject);
}
