/** Files that belong to something in a project; they are kept and given back, never shown or run. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "engine", "person", "project"})
package org.gatehouse.attachment;
