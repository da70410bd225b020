/** What was laid down is sealed: canonical bytes, hashes in a chain, and a check that names the first broken link. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "engine", "person", "project"})
package org.gatehouse.seal;
