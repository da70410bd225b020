/** Closing a project: what was reached, what was accepted, what was learnt, and the report about it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "goal",
            "gate",
            "plan",
            "execution",
            "timesheet",
            "change",
            "health",
            "review",
            "risk",
            "chart",
            "measure",
            "attachment",
            "lesson",
            "budget",
            "progress",
            "print",
            "trail",
            "resource",
            "notice",
            "drift",
            "adjustment",
            "seal"
        })
package org.gatehouse.closure;
