package org.gatehouse.appraisal;

/** Where an appraisal stands. */
enum State {
    /** The appraiser proposes what will be measured. */
    PROPOSING,
    /** The person agrees, or comments. */
    ANSWERING,
    /** Agreed; the work goes on until the period or the project is over. */
    AGREED,
    /** The person writes how they see it. */
    SELF,
    /** The appraiser reviews it on the facts. */
    REVIEW,
    /** Both talk about it. */
    TALK,
    /** The person acknowledges the result or appeals. */
    CONFIRMING,
    /** Somebody else answers the appeal. */
    APPEALED,
    CLOSED,
    /** Ended before it was done: the person left, or it was called off. */
    ENDED;

    public boolean isOpen() {
        return this != CLOSED && this != ENDED;
    }

    /** Whether the person may read what the appraiser wrote. */
    public boolean isTold() {
        return this == TALK || this == CONFIRMING || this == APPEALED || this == CLOSED;
    }
}
