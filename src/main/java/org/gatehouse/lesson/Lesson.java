package org.gatehouse.lesson;

import java.time.Instant;
import org.gatehouse.engine.Label;

/**
 * What a project taught.
 *
 * @param process model it belongs to
 * @param element step of that model
 * @param step what the step was called when it was written
 */
public record Lesson(
        long id,
        String projectKey,
        String process,
        String element,
        Label step,
        String whatHappened,
        String whatToDo,
        String tag,
        String writtenBy,
        Instant writtenAt) {}
