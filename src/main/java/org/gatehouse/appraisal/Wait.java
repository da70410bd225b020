package org.gatehouse.appraisal;

/**
 * Time in which a piece of work was not in its owner's hands.
 *
 * @param whom id of whoever was waited for; empty where that is nobody: a hold, an absence
 * @param what a key that names it, as the predecessor's; may be empty
 * @param minutes of the owner's usual working time
 */
record Wait(Kind kind, String whom, String what, long minutes) {

    enum Kind {
        /** A predecessor was late, so the work could not begin. */
        PREDECESSOR,
        /** Handed in, and somebody had to judge it. */
        APPROVER,
        /** The project was on hold. */
        HOLD,
        /** The owner was away. */
        AWAY
    }
}
