package org.gatehouse.conversation;

import java.util.Optional;

/** The things of one kind that can be talked about; the room that has them says which there are. */
public interface TopicSource {

    /** As subjects write it, e.g. {@code item}. */
    String kind();

    /** Empty where there is no such thing, or none that everybody in its project may know. */
    Optional<Topic> find(Subject subject);
}
