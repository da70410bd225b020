/** What keeps the house running as a whole: its database at the end of a process, sessions that outlive a node. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.gatehouse.operations;
