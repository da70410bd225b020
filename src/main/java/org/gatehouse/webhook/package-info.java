/** What happens here, told to other systems. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "project", "notice", "trail", "delivery", "outbound"})
package org.gatehouse.webhook;
