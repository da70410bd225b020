package org.gatehouse.webhook;

import org.gatehouse.kernel.ProjectEvent;

/** Who is told of a project changed. */
public record WebhookChanged(String projectKey, String action, String subject) implements ProjectEvent {

    static WebhookChanged of(Webhook webhook, String action) {
        return new WebhookChanged(webhook.projectKey(), action, webhook.url());
    }
}
