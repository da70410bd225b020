package org.gatehouse.person;

/** Somebody named who stands in for them, from now on or later. */
public record DeputyAppointed(String personId) {}
