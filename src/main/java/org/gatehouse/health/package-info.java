/** How healthy projects are: signs from many rooms, judged by a decision table, kept day by day. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "engine", "person", "project", "gate"})
package org.gatehouse.health;
