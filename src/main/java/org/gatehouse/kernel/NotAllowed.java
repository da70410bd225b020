package org.gatehouse.kernel;

import java.util.List;

/** The person may see the thing but not do this with it: HTTP 403. */
public final class NotAllowed extends Refusal {

    public NotAllowed(String message, Object... arguments) {
        super(List.of(Problem.of("", message, arguments)));
    }
}
