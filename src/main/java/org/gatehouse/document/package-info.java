/** Documents of a project with all their versions. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "notice",
            "attachment",
            "gate",
            "seal",
            "conversation"
        })
package org.gatehouse.document;
