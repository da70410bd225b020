/** Carrying the plan out: items are released, done, accepted; progress and hours are reported; delays are told. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "gate",
            "plan",
            "notice",
            "attachment",
            "timesheet"
        })
package org.gatehouse.execution;
