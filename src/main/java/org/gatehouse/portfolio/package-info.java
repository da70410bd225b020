/**
 * All projects side by side: list, timeline, totals, files, and the filters people keep. {@code PortfolioRows} reads the
 * tables of other rooms (project, goal, gate, plan, budget, progress, health, measure) in statements of its own, which a
 * page over all of them needs to stay at a fixed number of them; it never writes.
 */
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
            "waiting",
            "chart"
        })
package org.gatehouse.portfolio;
