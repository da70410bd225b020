package org.gatehouse.meeting;

/** What becomes of a series' meeting that falls on a day off. */
enum DayOff {
    KEEP,
    SKIP
}
