/**
 * How the processes really run: ways taken, waiting and working, loops, bottlenecks, by version of the model. Decisions at
 * gates are read from the gates' own tables in one statement, which never writes.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "project", "resource", "schedule", "chart", "table"})
package org.gatehouse.insight;
