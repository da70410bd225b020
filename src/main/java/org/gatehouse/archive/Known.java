package org.gatehouse.archive;

import java.util.List;

/** Somebody who is mentioned in an archive. */
record Known(String id, String name) {

    static final String RATES = "person_rate";

    /** What a project's figures need to know of people; taken over for those who come with it. */
    static final List<String> TABLES = List.of(RATES, "person_working", "absence");
}
