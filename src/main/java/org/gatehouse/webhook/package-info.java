/** What happens here, told to other systems. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "person", "project", "trail", "delivery", "outbound"})
package org.gatehouse.webhook;
