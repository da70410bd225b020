package org.gatehouse.exchange;

import org.gatehouse.kernel.Refusal.Problem;

/** A file nothing can be taken from; says why and how to mend it. */
final class Unreadable extends RuntimeException {

    private final transient Problem problem;

    Unreadable(String message, Object... arguments) {
        super(message, null, false, false);
        this.problem = Problem.of("file", message, arguments);
    }

    /** Whether no reader knew what the file is. */
    boolean isUnknown() {
        return "exchange.refused.unknown".equals(problem.message());
    }

    Problem problem() {
        return problem;
    }
}
