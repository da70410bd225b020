/** Reviews: how far a project is, how healthy, and how it goes on. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "project", "goal", "gate", "plan", "execution", "change"})
package org.gatehouse.review;
