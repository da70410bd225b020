/** What has to leave the house: put in line within the transaction that gave the reason, delivered once, again and again until it is. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package org.gatehouse.delivery;
