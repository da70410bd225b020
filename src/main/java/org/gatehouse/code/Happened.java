package org.gatehouse.code;

import java.time.Instant;

/**
 * Something that happened to code, whoever's webhook told it.
 *
 * @param id what tells it from others of its kind in its repository
 * @param text everything in which an item may be named
 * @param closingText in which an item may be said to be complete, where this counts: what was merged; else empty
 * @param url empty unless it leads to the web
 * @param sha of the commit it is or is about; empty where unknown
 */
record Happened(
        Kind kind,
        String id,
        String title,
        String text,
        String closingText,
        String branch,
        State state,
        String author,
        String url,
        String sha,
        Instant at) {

    enum Kind {
        COMMIT,
        REQUEST,
        BUILD
    }

    enum State {
        COMMITTED,
        OPEN,
        MERGED,
        CLOSED,
        RUNNING,
        PASSED,
        FAILED,
        CANCELLED;

        /** Of a light. */
        public String colour() {
            return switch (this) {
                case MERGED, PASSED -> "green";
                case OPEN, RUNNING -> "amber";
                case FAILED -> "red";
                default -> "grey";
            };
        }
    }
}
