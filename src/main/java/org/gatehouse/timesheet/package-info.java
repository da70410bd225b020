/** Hours by the week, approved, locked and turned into cost. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "notice",
            "plan",
            "execution",
            "resource",
            "budget",
            "schedule",
            "table",
            "chart"
        })
package org.gatehouse.timesheet;
