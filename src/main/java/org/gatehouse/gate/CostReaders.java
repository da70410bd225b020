package org.gatehouse.gate;

import org.gatehouse.project.Project;

/** Knows who may read what a project's work costs; the room that owns the money says so. */
public interface CostReaders {

    /** Whether the signed-in person may. */
    boolean mayKnow(Project project);
}
