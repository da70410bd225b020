package org.gatehouse.schedule;

import java.util.List;
import java.util.stream.Collectors;

/** A network has no schedule; the problems say why. */
public class Unschedulable extends RuntimeException {

    private final transient List<Problem> problems;

    Unschedulable(List<Problem> problems) {
        super(problems.stream()
                .limit(10)
                .map(problem -> problem.kind() + " " + String.join(" > ", problem.activities()))
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<Problem> problems() {
        return problems;
    }
}
