package org.gatehouse.gate;

import java.util.List;
import java.util.Map;

/**
 * A dossier as it is sealed. It names nothing by the number a database gave it, so that it stays the same in another
 * house.
 *
 * @param format of these fields
 * @param sealedAt in UTC to the microsecond
 * @param facts as {@link GateFacts} said them
 * @param previous hash of the link before
 */
record DossierContent(
        int format,
        String kind,
        String project,
        String gate,
        String subject,
        int round,
        String submitter,
        String sealedAt,
        Map<String, Object> facts,
        List<Criterion> criteria,
        Recommendation recommendation,
        List<Dossier.Section> sections,
        String previous) {

    static final int FORMAT = 1;
}
