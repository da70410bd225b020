package org.gatehouse.kernel;

import java.util.List;

/** There is no such thing, or the person may not know of it: HTTP 404. */
public final class NotFound extends Refusal {

    public NotFound(String what) {
        super(List.of(Problem.of("", "error.notFound", what)));
    }
}
