package org.gatehouse.gate;

import java.util.List;

/** Knows what must be settled before a project's next gate can be decided. */
public interface GateBlocker {

    /** Open conditions of earlier gates, as people named them; empty when nothing stands in the way. */
    List<String> open(String projectKey);
}
