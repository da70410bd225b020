package org.gatehouse.resource;

/**
 * One resource takes the place of another, which goes away. Told inside the transaction, before it goes: whoever refers
 * to the old one refers to the new one from now on.
 */
public record ResourceReplaced(String projectKey, long oldId, long newId) {}
