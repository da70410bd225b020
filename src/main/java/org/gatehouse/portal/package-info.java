/** The house's front: home, the frame of every page, and how a refusal reaches the reader. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "engine", "person", "project"})
package org.gatehouse.portal;
