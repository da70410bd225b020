/** A whole project as one file, out of this house and into another. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "engine",
            "person",
            "project",
            "seal",
            "attachment",
            "gate",
            "trail",
            "closure",
            "insight"
        })
package org.gatehouse.archive;
