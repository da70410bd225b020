/** Templates: plans without people and days, which projects begin from and which plans are saved as. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "person", "project", "goal", "resource", "plan", "schedule", "risk"})
package org.gatehouse.template;
