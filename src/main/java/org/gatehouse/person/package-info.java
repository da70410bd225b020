/** People: who they are, what they may, how they sign in, who stands in for them, how they like to read. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "engine"})
package org.gatehouse.person;
