/** Why a project stands still: who is waited for, since when, and what helps. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "gate",
            "plan",
            "notice",
            "resource",
            "schedule",
            "drift"
        })
package org.gatehouse.waiting;
