package org.gatehouse.risk;

/** How a risk ended. */
public enum Ending {
    /** Its time passed and nothing happened. */
    NOT_COME_TRUE,
    CAME_TRUE,
    /** Nobody does anything about it any more, knowingly. */
    ACCEPTED,
    /** It was none. */
    DISMISSED,
    /** The project ended before it; somebody outside goes on with it. */
    CARRIED_OVER
}
