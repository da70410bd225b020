/** What could happen: risks and chances, how likely and how bad, and what is done about them. */
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
            "execution",
            "budget",
            "progress",
            "notice",
            "chart",
            "health",
            "conversation"
        })
package org.gatehouse.risk;
