package org.gatehouse.attachment;

import java.time.Instant;

/**
 * A file without its content.
 *
 * @param owner what it belongs to, e.g. {@code item:SEO-3}
 * @param name safe to show and to save under
 */
public record Attachment(
        long id,
        String projectKey,
        String owner,
        String name,
        long byteCount,
        String sha256,
        String uploadedBy,
        Instant uploadedAt) {

    /** Size as people read it: {@code 12 KB}, {@code 1.4 MB}. */
    public String size() {
        if (byteCount < 1024) {
            return byteCount + " B";
        }
        long kilobytes = Math.round(byteCount / 1024.0);
        return kilobytes < 1024
                ? kilobytes + " KB"
                : String.format(java.util.Locale.ROOT, "%.1f MB", byteCount / 1024.0 / 1024.0);
    }
}
