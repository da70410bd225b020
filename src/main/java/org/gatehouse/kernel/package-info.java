/** Value types and refusals that every room speaks; no Spring, no database. */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.gatehouse.kernel;
