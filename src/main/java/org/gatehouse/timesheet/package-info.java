/** Hours by the week: entered, approved, locked, and added up. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "notice",
            "plan",
            "resource",
            "schedule",
            "table",
            "chart"
        })
package org.gatehouse.timesheet;
