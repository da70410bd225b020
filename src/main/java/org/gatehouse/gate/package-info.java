/** The one gate for every decision point: dossier, approvers, votes, conditions. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "engine", "person", "project"})
package org.gatehouse.gate;
