/** Word to people: what the house tells them unasked, in the portal, by mail and in their chats, when they want it; their dates as a calendar feed. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "resource",
            "schedule",
            "trail",
            "delivery",
            "outbound"
        })
package org.gatehouse.notice;
