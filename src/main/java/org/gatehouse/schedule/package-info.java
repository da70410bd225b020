/** When things can happen: working time, critical path, levelling, forecast. Plain Java; no Spring, no database. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.gatehouse.schedule;
