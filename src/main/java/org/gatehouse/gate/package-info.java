/** The one gate for every decision point: dossier, approvers, votes, conditions. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "seal",
            "chart",
            "print",
            "notice",
            "conversation"
        })
package org.gatehouse.gate;
