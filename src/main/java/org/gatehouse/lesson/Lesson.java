package org.gatehouse.lesson;

import java.time.Instant;
import java.util.List;
import org.gatehouse.engine.Label;

/**
 * What a project taught.
 *
 * @param process model it belongs to
 * @param element step of that model
 * @param step what the step was called when it was written
 * @param category {@code well}, {@code badly}, {@code idea} or empty
 * @param market target market it was learnt in; may be empty
 * @param helpful how many people found it helpful
 */
public record Lesson(
        long id,
        int version,
        String projectKey,
        String process,
        String element,
        Label step,
        String category,
        String whatHappened,
        String whatToDo,
        List<String> tags,
        String market,
        String writtenBy,
        Instant writtenAt,
        int helpful,
        int unhelpful) {

    public Lesson {
        tags = List.copyOf(tags);
    }

    /** As forms and links name it: {@code process/element}. */
    public String place() {
        return process + "/" + element;
    }

    /** The words that say what it is about. */
    String words() {
        return whatHappened + "\n" + whatToDo + "\n" + String.join("\n", tags);
    }
}
