/** Plans come and go as files: reading what other tools write, and writing what they read. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "table", "person", "project", "schedule", "resource", "plan"})
package org.gatehouse.exchange;
