/** Three lively projects to look at, made as people make them; only in the profile {@code demo}. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "goal",
            "plan",
            "execution",
            "review",
            "change",
            "resource",
            "schedule",
            "measure",
            "risk",
            "attachment",
            "lesson",
            "closure",
            "gate",
            "timesheet",
            "drift",
            "meeting",
            "document",
            "conversation",
            "code"
        })
package org.gatehouse.demo;
