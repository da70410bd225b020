/** A goal that leaves its corridor is brought before whoever can change course. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "goal",
            "gate",
            "resource",
            "plan",
            "measure",
            "change",
            "notice",
            "chart",
            "health"
        })
package org.gatehouse.adjustment;
