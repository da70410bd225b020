package org.gatehouse.engine;

/** A task that somebody had is done, or is there no more; published inside the transaction that ended it. */
public record TaskOver(String id, String step, String projectKey, String businessKey, String person) {}
