/** Indicators per person, appraisal and feedback. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "notice",
            "goal",
            "plan",
            "execution",
            "gate",
            "review",
            "measure",
            "waiting",
            "timesheet",
            "resource",
            "schedule",
            "chart",
            "print"
        })
package org.gatehouse.appraisal;
