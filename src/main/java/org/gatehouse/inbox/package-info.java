/** My work: what is mine to do, as list, board and calendar. */
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
            "waiting",
            "risk",
            "timesheet",
            "resource",
            "schedule",
            "portal"
        })
package org.gatehouse.inbox;
