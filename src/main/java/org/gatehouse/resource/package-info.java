/** What projects work with: working time, people's capacity, skills and rates, material, and the money set aside. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "project", "schedule"})
package org.gatehouse.resource;
