package org.gatehouse.risk;

import java.util.List;
import java.util.Locale;
import org.gatehouse.project.Project;

/** A room that knows facts which hint at risks. */
public interface SuggestionSource {

    /** What the facts hint at as they are now, whether or not somebody dismissed it. */
    List<Suggestion> of(Project project, Locale reader);
}
