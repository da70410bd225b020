/** Requests of the house to elsewhere, only to addresses that may be reached. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package org.gatehouse.outbound;
