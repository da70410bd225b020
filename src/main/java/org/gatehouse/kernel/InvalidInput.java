package org.gatehouse.kernel;

import java.util.List;

/** The input is wrong and the person can mend it: HTTP 422. */
public class InvalidInput extends Refusal {

    public InvalidInput(List<Problem> problems) {
        super(problems);
    }

    public InvalidInput(String field, String message, Object... arguments) {
        this(List.of(Problem.of(field, message, arguments)));
    }
}
