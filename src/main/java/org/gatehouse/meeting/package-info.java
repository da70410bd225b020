/** Meetings: invitations, agenda, minutes, decisions, action items that become work. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "notice",
            "delivery",
            "goal",
            "plan",
            "execution",
            "gate",
            "risk",
            "change",
            "attachment",
            "resource",
            "schedule",
            "print",
            "conversation"
        })
package org.gatehouse.meeting;
