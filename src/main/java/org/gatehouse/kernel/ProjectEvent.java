package org.gatehouse.kernel;

import java.util.List;

/**
 * Something that happened in a project. Published inside the transaction that made it happen; the trail writes a line
 * for each, so a command that changes a project publishes one.
 */
public interface ProjectEvent {

    String projectKey();

    /** Message key suffix of the line, e.g. {@code goal.added}: the trail shows {@code trail.goal.added}. */
    String action();

    /** What it happened to, as a person would name it; may be empty. */
    String subject();

    /** Why, in the person's own words; may be empty. */
    default String reason() {
        return "";
    }

    /** Id of who did it, where a background step acts on somebody's word; empty for whoever is signed in. */
    default String actor() {
        return "";
    }

    /** Id of the person in whose place it was done, by a deputy or for somebody who answered elsewhere; else empty. */
    default String onBehalfOf() {
        return "";
    }

    /** Which facts got other values, see {@link Facts}; a command that edits facts gives them. */
    default List<Change> changes() {
        return List.of();
    }

    /** Further arguments of the line's text, after the subject: old and new values, counts. */
    default List<String> details() {
        return List.of();
    }
}
