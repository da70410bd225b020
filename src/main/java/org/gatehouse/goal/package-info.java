/** What a project is for: SMART goals, judged by a decision table. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "engine", "person", "project", "gate"})
package org.gatehouse.goal;
