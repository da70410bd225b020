package org.gatehouse.closure;

/**
 * Something that stands in the way of closing a project.
 *
 * @param key what it is known by as long as it stands; of no meaning outside the project
 * @param text as people name it
 * @param link path to where it can be settled
 */
record Thing(String key, String text, String link) {}
