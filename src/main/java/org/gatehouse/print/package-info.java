/** Pages on paper: a template becomes a PDF with its fonts inside. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "chart"})
package org.gatehouse.print;
