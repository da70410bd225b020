package org.gatehouse.conversation;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** Somebody said something, said it otherwise, or it was taken away; the details are the comment's number. */
public record CommentChanged(
        String projectKey, Subject about, String action, String subject, String reason, List<String> details)
        implements ProjectEvent {

    static CommentChanged of(Comment comment, Topic topic, String action, String reason) {
        return new CommentChanged(
                comment.projectKey(),
                comment.subject(),
                action,
                topic.name(),
                reason,
                List.of(Integer.toString(comment.number())));
    }
}
