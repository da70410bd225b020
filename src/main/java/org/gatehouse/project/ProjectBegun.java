package org.gatehouse.project;

/**
 * A project was started from a template; whoever knows templates fills its plan before all of it is kept.
 *
 * @param template the template's id, as the start form sent it
 */
public record ProjectBegun(String projectKey, String template) {}
