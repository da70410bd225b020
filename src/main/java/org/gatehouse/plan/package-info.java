/** The plan: work items, their dates and order, baselines, and whether a plan is ready for its gate. */
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
            "conversation"
        })
package org.gatehouse.plan;
