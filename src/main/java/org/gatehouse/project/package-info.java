/** The register of projects: what a project is, who is in it, where its lifecycle stands. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "engine", "person"})
package org.gatehouse.project;
