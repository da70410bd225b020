package org.gatehouse.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * Something a person asked for and did not get; changes nothing. The texts are message keys, resolved where the person
 * reads them.
 */
public abstract class Refusal extends RuntimeException {

    private final List<Problem> problems;

    protected Refusal(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong; it may wait in a session for the page that tells it.
     *
     * @param field form key or column it belongs to; empty when it is about the whole
     * @param message message key, e.g. {@code goal.metric.missing}
     * @param arguments for the message's placeholders
     */
    public record Problem(String field, String message, List<Object> arguments) implements Serializable {

        public static Problem of(String field, String message, Object... arguments) {
            return new Problem(field, message, List.of(arguments));
        }
    }
}
