package org.gatehouse.plan;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** The plan as it stood was put on record. */
public record BaselineTaken(String projectKey, int number, String reason, String finish) implements ProjectEvent {

    @Override
    public String action() {
        return "plan.baselineTaken";
    }

    @Override
    public String subject() {
        return Integer.toString(number);
    }

    @Override
    public List<String> details() {
        return List.of(finish);
    }
}
