/** Why a project stands still: who is waited for, since when, and what helps. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "gate",
            "plan",
            "execution",
            "change",
            "review",
            "notice"
        })
package org.gatehouse.waiting;
