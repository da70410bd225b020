package org.gatehouse.person;

/**
 * Somebody reports to somebody else from now on.
 *
 * @param before null where they had no line manager
 * @param after null where they have none now
 */
public record LineManagerChanged(String personId, String before, String after) {}
