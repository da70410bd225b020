package org.gatehouse.document;

import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.springframework.stereotype.Component;

/** A project's documents in a gate's dossier: what is decided on is the version named here, and the link leads to it. */
@Component
class DocumentSection implements DossierSection {

    private final DocumentRows rows;
    private final Clock clock;

    DocumentSection(DocumentRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "documents";
    }

    @Override
    public int order() {
        return 36;
    }

    @Override
    public boolean appliesTo(String gate) {
        return true;
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Evidence evidence = new Evidence();
        var documents = rows.newest(projectKey, 0, Documents.MOST);
        if (documents.isEmpty()) {
            return evidence;
        }
        evidence.columns(
                "document.document",
                "document.version",
                "document.fingerprint",
                "document.savedBy",
                "document.savedOn");
        documents.forEach(held -> evidence.row(
                Value.link(
                        "/projects/" + projectKey + "/documents/"
                                + held.document().key() + "/" + held.version().number(),
                        held.document().key() + " " + held.document().title()),
                Value.number(held.version().number()),
                Value.text(held.version().fingerprint()),
                Value.person(held.version().savedBy()),
                Value.date(LocalDate.ofInstant(held.version().savedAt(), clock.getZone()))));
        return evidence;
    }
}
