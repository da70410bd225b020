package org.gatehouse.attachment;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** A file was added or removed; the details are what it belongs to and its SHA-256. */
public record AttachmentChanged(String projectKey, String action, String subject, List<String> details)
        implements ProjectEvent {

    static AttachmentChanged of(Attachment file, String action) {
        String place = file.owner().substring(file.owner().indexOf(':') + 1);
        return new AttachmentChanged(file.projectKey(), action, file.name(), List.of(place, file.sha256()));
    }
}
