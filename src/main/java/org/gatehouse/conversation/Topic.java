package org.gatehouse.conversation;

import java.util.Set;

/**
 * A thing that is talked about.
 *
 * @param name what notices call it; may be in both languages, as a {@link org.gatehouse.engine.Label} writes them
 * @param path page of ours that shows its conversation
 * @param people ids of those whose affair it is: they hear of comments without having asked
 */
public record Topic(String name, String path, Set<String> people) {

    public Topic {
        people = Set.copyOf(people);
    }
}
