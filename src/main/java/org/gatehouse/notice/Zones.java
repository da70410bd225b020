package org.gatehouse.notice;

import java.time.ZoneId;
import java.util.List;

/** Zones of the world that people choose from, by region and city. */
final class Zones {

    private static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC"))
            .sorted()
            .toList();

    private Zones() {}

    static List<String> all() {
        return ALL;
    }
}
