package org.gatehouse.kernel;

import java.util.List;

/** Somebody else was faster, or the thing's state does not admit it any more: HTTP 409. */
public final class Conflict extends Refusal {

    public Conflict(String message, Object... arguments) {
        super(List.of(Problem.of("", message, arguments)));
    }
}
