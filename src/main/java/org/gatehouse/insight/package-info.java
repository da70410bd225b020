/** How the processes really run: ways taken, waiting and working, loops, bottlenecks, by version of the model. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "project", "chart", "table"})
package org.gatehouse.insight;
