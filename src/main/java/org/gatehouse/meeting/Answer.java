package org.gatehouse.meeting;

/** What an invited person says; calendars call it by the same name, with a hyphen. */
enum Answer {
    NEEDS_ACTION,
    ACCEPTED,
    TENTATIVE,
    DECLINED
}
