package org.gatehouse.workload;

import java.util.Map;
import java.util.Set;
import org.gatehouse.schedule.Capacity;
import org.gatehouse.schedule.Network;

/**
 * A plan that can be levelled, with the work its people have elsewhere.
 *
 * @param movable keys of the items that may be put off
 * @param names of people and roles, by the network's resources
 * @param titles of items, by key
 */
record Levelable(
        Network network,
        Map<String, Capacity> capacities,
        Set<String> movable,
        Map<String, String> names,
        Map<String, String> titles) {

    /** Keys of work in other projects begin so. */
    static final String ELSEWHERE = "elsewhere:";

    String nameOf(String resource) {
        return names.getOrDefault(resource, resource);
    }
}
