/** Who did and decided what when: one line for every {@link org.gatehouse.kernel.ProjectEvent}, never changed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "engine", "person", "project", "seal"})
package org.gatehouse.trail;
