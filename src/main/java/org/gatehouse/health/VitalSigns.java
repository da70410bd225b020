package org.gatehouse.health;

import java.util.Map;
import org.gatehouse.project.Project;

/**
 * Facts about a project that the decision table {@code health} may look at, contributed by the room that knows them.
 */
public interface VitalSigns {

    /**
     * The facts as they are now: numbers as {@code Double} or {@code Integer}, by the name under which the table and its
     * sentences speak of them; a fact that cannot be told is there with null, so that the table can say so.
     */
    Map<String, Object> of(Project project);
}
