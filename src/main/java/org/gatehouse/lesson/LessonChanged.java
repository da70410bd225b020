package org.gatehouse.lesson;

import org.gatehouse.kernel.ProjectEvent;

/** A lesson was written, mended or withdrawn. */
record LessonChanged(String projectKey, String action, String subject) implements ProjectEvent {}
