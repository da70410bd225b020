package org.gatehouse.meeting;

/** @param answer for all meetings of a series, unless they said otherwise for one */
record Invitee(String personId, boolean required, Answer answer) {}
