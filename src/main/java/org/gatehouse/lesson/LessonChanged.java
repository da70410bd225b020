package org.gatehouse.lesson;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;

/** A lesson was written, mended, withdrawn or judged, or became part of a proposal. */
record LessonChanged(String projectKey, String action, String subject, String reason, List<Change> changes)
        implements ProjectEvent {

    static LessonChanged of(String action, Lesson lesson) {
        return new LessonChanged(lesson.projectKey(), action, lesson.whatHappened(), "", List.of());
    }

    LessonChanged because(String why) {
        return new LessonChanged(projectKey, action, subject, why, changes);
    }

    LessonChanged with(List<Change> changed) {
        return new LessonChanged(projectKey, action, subject, reason, changed);
    }
}
