/** What repositories of code tell: commits, merge requests and builds that name an item. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "project", "notice", "plan"})
package org.gatehouse.code;
