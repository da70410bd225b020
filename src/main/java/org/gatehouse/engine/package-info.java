/** The one door to the process engine: start, correlate, complete, ask; the only room that knows the vendor. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
package org.gatehouse.engine;
