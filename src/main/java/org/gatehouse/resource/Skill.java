package org.gatehouse.resource;

/**
 * Something a person can do.
 *
 * @param level 1 (has begun) to 5 (teaches others)
 */
public record Skill(String personId, String skill, int level) {}
