/** An approved gate opens again when its project left the tolerances it was approved with. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "notice",
            "project",
            "goal",
            "gate",
            "seal",
            "resource",
            "plan",
            "execution",
            "budget",
            "attachment",
            "measure",
            "progress",
            "health",
            "risk",
            "change",
            "schedule",
            "chart"
        })
package org.gatehouse.drift;
