/** Pictures of numbers over days: one description, drawn on pages, on paper, and as a table. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package org.gatehouse.chart;
