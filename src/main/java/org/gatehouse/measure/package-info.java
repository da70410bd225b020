/** What is measured: readings of goals, sales and spend, entered, uploaded, sent or fetched. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "outbound",
            "table",
            "engine",
            "person",
            "notice",
            "project",
            "goal",
            "gate",
            "chart",
            "health"
        })
package org.gatehouse.measure;
