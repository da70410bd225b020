package org.gatehouse.conversation;

import java.time.Instant;

/**
 * What somebody said.
 *
 * @param number within the project, from 1
 * @param replyTo number of the comment it answers; 0 for none
 * @param body Markdown; empty where it was removed
 * @param editedAt null where it stands as it was written
 * @param removedAt null where it stands
 * @param removalReason why somebody else took it away; may be empty
 */
record Comment(
        long id,
        int version,
        int number,
        Subject subject,
        int replyTo,
        String authorId,
        Instant writtenAt,
        String body,
        Instant editedAt,
        Instant removedAt,
        String removedBy,
        String removalReason) {

    boolean isReply() {
        return replyTo > 0;
    }

    public boolean isRemoved() {
        return removedAt != null;
    }

    public boolean isEdited() {
        return editedAt != null;
    }

    String projectKey() {
        return subject.projectKey();
    }

    /** What its files belong to, as room {@code attachment} writes it. */
    String owner() {
        return owner(projectKey(), number);
    }

    static String owner(String projectKey, int number) {
        return "comment:" + projectKey + "-M" + number;
    }

    /** Where a notice leads: from there to the very place. */
    String link() {
        return "/projects/" + projectKey() + "/conversation/" + number;
    }
}
