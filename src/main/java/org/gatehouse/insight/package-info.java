/**
 * How the processes really run: ways taken, waiting and working, loops, bottlenecks, by version of the model. {@code
 * Reviews} reads the table of gate reviews in one statement of its own, so that gates and models stand side by side; it
 * never writes there.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "project", "resource", "schedule", "chart", "table"})
package org.gatehouse.insight;
