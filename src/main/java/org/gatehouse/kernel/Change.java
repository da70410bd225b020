package org.gatehouse.kernel;

import java.util.Set;

/**
 * One fact that got another value; {@link Facts#changedTo} finds them.
 *
 * @param field its name is the message {@code field.<field>}; one that ends in {@code Id} or {@code Ids} holds people's ids
 * @param before empty where there was none
 * @param after empty where there is none any more
 */
public record Change(String field, String before, String after) {

    private static final Set<String> CONFIDENTIAL = Set.of("rate", "fixedCost");

    /** Whether only those may read it who may know what a project's work costs. */
    public boolean isConfidential() {
        return CONFIDENTIAL.contains(field);
    }
}
