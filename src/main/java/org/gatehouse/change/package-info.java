/** Change requests: what is to be different, what that would do, who approved it, and carrying it out. */
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
            "measure",
            "chart",
            "notice",
            "conversation"
        })
package org.gatehouse.change;
