/** All projects side by side. */
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
            "budget",
            "progress",
            "health",
            "risk",
            "measure",
            "chart"
        })
package org.gatehouse.portfolio;
