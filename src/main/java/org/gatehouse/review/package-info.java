/** Reviews: how far a project is, how healthy, and how it goes on. */
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
            "change",
            "resource",
            "workload",
            "budget",
            "progress",
            "health",
            "measure",
            "risk",
            "chart",
            "print",
            "notice",
            "trail"
        })
package org.gatehouse.review;
