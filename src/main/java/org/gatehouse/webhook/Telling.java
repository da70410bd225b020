package org.gatehouse.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.delivery.Deliveries;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Projects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts what happens in line for those who want to be told, in the transaction that makes it happen. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Telling {

    static final String CHANNEL = "webhook";

    private final WebhookRepository webhooks;
    private final Messages messages;
    private final Deliveries deliveries;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final ObjectMapper json;
    private final Clock clock;
    private final String house;

    Telling(
            WebhookRepository webhooks,
            Messages messages,
            Deliveries deliveries,
            Projects projects,
            People people,
            CurrentPerson me,
            ObjectMapper json,
            Clock clock,
            @Value("${gatehouse.address}") String house) {
        this.webhooks = webhooks;
        this.messages = messages;
        this.deliveries = deliveries;
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.json = json;
        this.clock = clock;
        this.house = house;
    }

    @EventListener
    void tell(ProjectEvent event) {
        String kind = event.action().split("\\.", 2)[0];
        List<Webhook> told = webhooks.told(event.projectKey()).stream()
                .filter(webhook -> webhook.kinds().contains(kind))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        Map<String, Object> payload = payload(event);
        told.forEach(webhook -> put(webhook, event.action(), payload));
    }

    /** So that somebody sees whether the other side listens. */
    void ping(Webhook webhook) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("event", "ping");
        payload.put("actor", person(me.id()));
        put(webhook, "ping", payload);
    }

    /** Once more; the other side knows it again by its id. */
    void again(Messages.Message message) {
        messages.again(message.id());
        deliveries.put(
                CHANNEL,
                Long.toString(message.webhook()),
                message.id() + " " + (message.sendings() + 1),
                Long.toString(message.id()));
    }

    private void put(Webhook webhook, String event, Map<String, Object> told) {
        Instant now = clock.instant();
        String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("id", id);
        payload.put("time", now.toString());
        payload.putAll(told);
        long message = messages.add(webhook.id(), id, event, written(payload), now);
        deliveries.put(CHANNEL, Long.toString(webhook.id()), message + " 1", Long.toString(message));
    }

    private Map<String, Object> payload(ProjectEvent event) {
        String actor = event.actor().isEmpty() ? me.id() : event.actor();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("event", event.action());
        payload.put(
                "project",
                Map.of(
                        "key", event.projectKey(),
                        "name",
                                projects.names(java.util.Set.of(event.projectKey()))
                                        .getOrDefault(event.projectKey(), ""),
                        "link", house + "/projects/" + event.projectKey()));
        payload.put("subject", event.subject());
        payload.put("reason", event.reason());
        payload.put("details", event.details());
        payload.put("actor", person(actor));
        payload.put(
                "onBehalfOf",
                event.onBehalfOf().isEmpty() || event.onBehalfOf().equals(actor) ? null : person(event.onBehalfOf()));
        payload.put(
                "changes",
                event.changes().stream()
                        // What work costs is not everybody's to know.
                        .filter(change -> !change.isConfidential())
                        .map(change ->
                                Map.of("field", change.field(), "before", change.before(), "after", change.after()))
                        .toList());
        return payload;
    }

    private Map<String, String> person(String id) {
        return Map.of("id", id, "name", id.equals(CurrentPerson.SYSTEM) ? "Gatehouse" : people.name(id));
    }

    private String written(Map<String, Object> payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
