package org.gatehouse.delivery;

import java.time.Duration;

/**
 * How an attempt went.
 *
 * @param reason why not, for administrators; empty where it was delivered
 * @param pause before the next attempt at least; zero leaves it to the room
 */
public record Outcome(Kind kind, String reason, Duration pause) {

    enum Kind {
        DONE,
        AGAIN,
        UNREACHABLE,
        HOPELESS
    }

    public static Outcome done() {
        return new Outcome(Kind.DONE, "", Duration.ZERO);
    }

    /** Not now; this recipient's parcels wait for a while. */
    public static Outcome again(String reason) {
        return again(reason, Duration.ZERO);
    }

    /** Not now, and not before that time has passed: the other side said so. */
    public static Outcome again(String reason, Duration pause) {
        return new Outcome(Kind.AGAIN, reason, pause);
    }

    /** The whole channel is away, whoever the recipient: all its parcels wait, and one of them knocks again. */
    public static Outcome unreachable(String reason) {
        return new Outcome(Kind.UNREACHABLE, reason, Duration.ZERO);
    }

    /** Never: there is no such recipient, or they do not want it. */
    public static Outcome hopeless(String reason) {
        return new Outcome(Kind.HOPELESS, reason, Duration.ZERO);
    }
}
