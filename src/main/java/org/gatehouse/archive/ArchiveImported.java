package org.gatehouse.archive;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** A project came here from another house. */
public record ArchiveImported(String projectKey, String subject, List<String> details) implements ProjectEvent {

    @Override
    public String action() {
        return "archive.imported";
    }
}
