/** How far a project is: earned value, milestones, throughput. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "goal",
            "gate",
            "schedule",
            "resource",
            "plan",
            "execution",
            "budget",
            "chart",
            "health"
        })
package org.gatehouse.progress;
