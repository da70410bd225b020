package org.gatehouse.document;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;

/** A document got another version or another title; the details are the version and its SHA-256. */
public record DocumentChanged(
        String projectKey, String action, String subject, String reason, List<Change> changes, List<String> details)
        implements ProjectEvent {

    static DocumentChanged of(Document document, Version version, String action) {
        return new DocumentChanged(
                document.projectKey(),
                action,
                document.key() + " " + document.title(),
                version.reason(),
                List.of(),
                List.of(
                        Integer.toString(version.number()),
                        version.sha256(),
                        Integer.toString(version.restoredFrom())));
    }

    static DocumentChanged renamed(Document document, List<Change> changes) {
        return new DocumentChanged(
                document.projectKey(),
                "document.renamed",
                document.key() + " " + document.title(),
                "",
                changes,
                List.of());
    }
}
