package org.gatehouse.delivery;

/**
 * Something to be delivered now.
 *
 * @param recipient where to, in the words of its channel: an address, the id of a subscription
 * @param key names it within its channel; the same at each attempt, so that the other side can tell a repetition
 * @param attempt which one this is, from 1
 */
public record Parcel(long id, String recipient, String key, String payload, int attempt) {}
