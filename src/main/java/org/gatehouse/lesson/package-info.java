/** Lessons: what projects taught, found again, and shown where the next project comes to the same step. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "project", "gate", "notice"})
package org.gatehouse.lesson;
