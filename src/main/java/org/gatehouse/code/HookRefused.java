package org.gatehouse.code;

import org.springframework.http.HttpStatus;

/** A delivery that is not taken; what it tells changes nothing. */
class HookRefused extends RuntimeException {

    private final HttpStatus status;

    /** @param message message key of the reason */
    HookRefused(HttpStatus status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
