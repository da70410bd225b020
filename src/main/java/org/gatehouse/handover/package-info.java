/** Work that changes hands: out of office, handed over, signed off by one more, taken back, shown to others. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "engine", "person", "project", "notice", "gate", "waiting"})
package org.gatehouse.handover;
