package org.gatehouse.lesson;

import java.time.Instant;
import java.util.List;
import org.gatehouse.engine.Label;

/** Lessons to test with. */
final class Sample {

    static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

    private Sample() {}

    static Lesson lesson(long id, String what, String todo) {
        return lesson(id, "PLAIN", what, todo, List.of(), "", NOW, 0, 0);
    }

    static Lesson judged(long id, int helpful, int unhelpful) {
        return lesson(id, "PLAIN", "Samples came late", "Order early", List.of(), "", NOW, helpful, unhelpful);
    }

    static Lesson lesson(
            long id,
            String project,
            String what,
            String todo,
            List<String> tags,
            String market,
            Instant writtenAt,
            int helpful,
            int unhelpful) {
        return new Lesson(
                id,
                0,
                project,
                "plan",
                "draftPlan",
                new Label("Draft the plan", "制定计划", ""),
                "",
                what,
                todo,
                tags,
                market,
                "chen",
                writtenAt,
                helpful,
                unhelpful);
    }
}
