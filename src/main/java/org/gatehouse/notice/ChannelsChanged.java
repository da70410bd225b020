package org.gatehouse.notice;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** A project got a robot for its chat, or lost one. */
record ChannelsChanged(String projectKey, String action, String subject, ChatKind kind) implements ProjectEvent {

    @Override
    public List<String> details() {
        return List.of(kind.name());
    }
}
