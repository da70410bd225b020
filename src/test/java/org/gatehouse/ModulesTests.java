package org.gatehouse;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Rooms touch each other only where their package-info allows it, and never in a circle. */
class ModulesTests {

    @Test
    void roomsKeepTheirBorders() {
        ApplicationModules.of(Gatehouse.class).verify();
    }
}
