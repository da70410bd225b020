package org.gatehouse.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.notice.Notices;
import org.gatehouse.outbound.Outbound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is told what: of a project as its manager says, of the whole house as an administrator says. */
@Service
@Transactional
class Webhooks {

    /** Webhooks of a project, and of the house. */
    static final int MOST = 20;

    /** Rooms whose events can be told; what is somebody's private affair is not among them. */
    static final List<String> KINDS = List.of(
            "project",
            "goal",
            "gate",
            "plan",
            "resource",
            "execution",
            "timesheet",
            "measure",
            "health",
            "review",
            "change",
            "adjustment",
            "risk",
            "drift",
            "waiting",
            "meeting",
            "document",
            "conversation",
            "attachment",
            "code",
            "lesson",
            "closure",
            "archive");

    private final WebhookRepository webhooks;
    private final Messages messages;
    private final Telling telling;
    private final Outbound outbound;
    private final Projects projects;
    private final Notices notices;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Webhooks(
            WebhookRepository webhooks,
            Messages messages,
            Telling telling,
            Outbound outbound,
            Projects projects,
            Notices notices,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.webhooks = webhooks;
        this.messages = messages;
        this.telling = telling;
        this.outbound = outbound;
        this.projects = projects;
        this.notices = notices;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** @param projectKey null for the house's */
    @Transactional(readOnly = true)
    List<Webhook> of(String projectKey) {
        requireManager(projectKey);
        return projectKey == null ? webhooks.ofTheHouse() : webhooks.findByProjectKeyOrderById(projectKey);
    }

    @Transactional(readOnly = true)
    Optional<Webhook> find(long id) {
        return webhooks.findById(id);
    }

    /** The webhook, if the signed-in person manages it. */
    @Transactional(readOnly = true)
    Webhook managed(String projectKey, long id) {
        requireManager(projectKey);
        return webhooks.findById(id)
                .filter(webhook ->
                        projectKey == null ? webhook.projectKey() == null : projectKey.equals(webhook.projectKey()))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    Webhook add(String projectKey, String url, List<String> kinds) {
        requireChangeable(projectKey);
        check(url, kinds);
        if (of(projectKey).size() >= MOST) {
            throw new Conflict("webhook.error.tooMany", MOST);
        }
        Webhook added = webhooks.save(Webhook.of(projectKey, url.strip(), kinds, me.id(), clock.instant()));
        publish(added, "webhook.added");
        return added;
    }

    void change(String projectKey, long id, String url, List<String> kinds) {
        requireChangeable(projectKey);
        Webhook webhook = managed(projectKey, id);
        check(url, kinds);
        webhook.change(url.strip(), kinds);
        publish(webhooks.save(webhook), "webhook.changed");
    }

    Webhook rotate(String projectKey, long id) {
        requireChangeable(projectKey);
        Webhook webhook = managed(projectKey, id);
        webhook.rotate(clock.instant());
        Webhook rotated = webhooks.save(webhook);
        publish(rotated, "webhook.rotated");
        return rotated;
    }

    void switchTo(String projectKey, long id, boolean on) {
        requireChangeable(projectKey);
        Webhook webhook = managed(projectKey, id);
        if (on) {
            webhook.switchOn();
        } else {
            webhook.switchOff();
        }
        publish(webhooks.save(webhook), on ? "webhook.switchedOn" : "webhook.switchedOff");
    }

    void remove(String projectKey, long id) {
        requireChangeable(projectKey);
        Webhook webhook = managed(projectKey, id);
        webhooks.delete(webhook);
        publish(webhook, "webhook.removed");
    }

    void ping(String projectKey, long id) {
        Webhook webhook = on(projectKey, id);
        telling.ping(webhook);
        publish(webhook, "webhook.tested");
    }

    void sendAgain(String projectKey, long id, long messageId) {
        Webhook webhook = on(projectKey, id);
        telling.again(messages.find(messageId)
                .filter(message -> message.webhook() == webhook.id())
                .orElseThrow(() -> new NotFound(Long.toString(messageId))));
        publish(webhook, "webhook.sentAgain");
    }

    /** Of an attempt: the other side answered. */
    void answered(Webhook tried) {
        if (tried.failingSince() != null) {
            webhooks.findById(tried.id()).ifPresent(webhook -> {
                webhook.answered();
                webhooks.save(webhook);
            });
        }
    }

    /** Of an attempt: no receipt; who has given none for long is switched off. */
    void failed(long id) {
        webhooks.findById(id).ifPresent(webhook -> {
            boolean off = webhook.failed(clock.instant());
            webhooks.save(webhook);
            if (off) {
                tellOwner(webhook);
            }
        });
    }

    /** Of an attempt: the other side said it is gone. */
    void gone(long id) {
        webhooks.findById(id).filter(Webhook::isActive).ifPresent(webhook -> {
            webhook.gone(clock.instant());
            webhooks.save(webhook);
            tellOwner(webhook);
        });
    }

    private void tellOwner(Webhook webhook) {
        String base = webhook.projectKey() == null ? "" : "/projects/" + webhook.projectKey();
        notices.tell(
                webhook.createdBy(), "webhook.notice.off", List.of(webhook.url()), base + "/webhooks/" + webhook.id());
        publish(webhook, "webhook.gaveUp");
    }

    private Webhook on(String projectKey, long id) {
        requireChangeable(projectKey);
        Webhook webhook = managed(projectKey, id);
        if (!webhook.isActive()) {
            throw new Conflict("webhook.error.off");
        }
        return webhook;
    }

    private void check(String url, List<String> kinds) {
        outbound.require(url);
        if (kinds.isEmpty()) {
            throw new InvalidInput("kinds", "webhook.error.kinds");
        }
        if (!KINDS.containsAll(kinds)) {
            throw new InvalidInput("kinds", "webhook.error.unknownKind");
        }
    }

    private void requireManager(String projectKey) {
        if (projectKey == null && !me.is(Role.ADMIN)) {
            throw new NotAllowed("webhook.error.administrator");
        }
        if (projectKey != null && !projects.visible(projectKey).managerId().equals(me.id())) {
            throw new NotAllowed("webhook.error.manager");
        }
    }

    private void requireChangeable(String projectKey) {
        if (projectKey == null) {
            requireManager(null);
        } else {
            projects.steerable(projectKey);
        }
    }

    /** The house has no trail. */
    private void publish(Webhook webhook, String action) {
        if (webhook.projectKey() != null) {
            events.publishEvent(WebhookChanged.of(webhook, action));
        }
    }
}
