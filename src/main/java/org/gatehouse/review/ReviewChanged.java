package org.gatehouse.review;

import org.gatehouse.kernel.ProjectEvent;

/** A review was opened, decided, or lapsed with its project. */
public record ReviewChanged(String projectKey, String action, String subject, String reason) implements ProjectEvent {

    static ReviewChanged of(Review review, String action, String reason) {
        return new ReviewChanged(review.projectKey(), action, "#" + review.number(), reason);
    }
}
