/** Who has how much to do: load, levelling, how sure the dates are, and who could take something on. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "schedule",
            "resource",
            "plan",
            "notice",
            "health",
            "gate"
        })
package org.gatehouse.workload;
