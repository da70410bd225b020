/** Word to people: what the house tells them unasked, in the portal and by mail. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "delivery", "outbound"})
package org.gatehouse.notice;
