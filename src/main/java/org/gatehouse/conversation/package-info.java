/** What people say to each other about a project and its things, and who follows what. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "project", "notice", "attachment", "trail"})
package org.gatehouse.conversation;
