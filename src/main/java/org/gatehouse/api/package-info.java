/** The programming interface, version 1. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "goal",
            "plan",
            "execution",
            "gate",
            "risk",
            "measure",
            "timesheet",
            "budget",
            "resource",
            "schedule",
            "webhook"
        })
package org.gatehouse.api;
