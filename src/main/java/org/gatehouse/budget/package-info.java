/** A project's money: what was set aside, what the plan costs, what the work has cost so far. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "project", "resource", "plan", "timesheet", "gate"})
package org.gatehouse.budget;
