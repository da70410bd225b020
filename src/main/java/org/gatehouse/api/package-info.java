/** The programming interface, version 1: the rooms' own doors over HTTP, for programs that act for a person. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "portal",
            "notice",
            "project",
            "goal",
            "plan",
            "execution",
            "gate",
            "risk",
            "measure",
            "timesheet",
            "schedule"
        })
package org.gatehouse.api;
