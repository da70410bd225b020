package org.gatehouse.archive;

import java.time.Instant;
import java.util.List;

/**
 * What an archive says of itself.
 *
 * @param ended whether the project was closed or stopped; others cannot be imported
 * @param running process instances that ran when it was made; of an ended project what is left to be done after it
 * @param rates whether it holds what people's hours cost, which not everybody who may export may know
 * @param entries all of the file but the manifest
 */
record Manifest(
        String format,
        int formatVersion,
        House house,
        ProjectFacts project,
        boolean ended,
        int running,
        boolean rates,
        Instant madeAt,
        String madeBy,
        String madeByName,
        List<TableRows> tables,
        List<Entry> entries) {

    static final String FORMAT = "gatehouse-project";
    static final int VERSION = 1;
    static final String NAME = "manifest.json";

    /**
     * @param version of the application
     * @param schema the last migration of its database
     */
    record House(String version, String schema) {}

    record ProjectFacts(String key, String name, String status) {}

    record TableRows(String table, long rows) {}

    /** @param sha256 of the content, in small hexadecimal letters */
    record Entry(String name, long size, String sha256) {}
}
