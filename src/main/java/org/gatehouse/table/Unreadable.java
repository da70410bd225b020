package org.gatehouse.table;

import org.gatehouse.kernel.Refusal.Problem;

/** A file nothing can be taken from; says why and how to mend it. */
public final class Unreadable extends RuntimeException {

    private final transient Problem problem;

    public Unreadable(String message, Object... arguments) {
        super(message, null, false, false);
        this.problem = Problem.of("file", message, arguments);
    }

    public Problem problem() {
        return problem;
    }
}
