package org.gatehouse.document;

import java.time.Instant;

/**
 * What a document was from one moment on; it never changes.
 *
 * @param number from 1
 * @param attachmentId the file's; null where it is a text written here
 * @param name of the file
 * @param sha256 of its bytes; of a text in UTF-8
 * @param reason why it was saved; may be empty
 * @param restoredFrom number of the earlier version whose content it has; 0 where it is new
 */
public record Version(
        String documentKey,
        int number,
        Long attachmentId,
        String name,
        long byteCount,
        String sha256,
        String reason,
        int restoredFrom,
        String savedBy,
        Instant savedAt) {

    public boolean isText() {
        return attachmentId == null;
    }

    /** What a person compares at a glance. */
    public String fingerprint() {
        return sha256.substring(0, 12);
    }
}
