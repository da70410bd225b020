package org.gatehouse.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.kernel.ProjectKey;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes deliveries, each once; its signature is checked before. */
@Service
@Transactional
class Intake {

    /** Items that one commit, request or build may be for. */
    private static final int MOST_ITEMS = 20;

    private final ConnectionRepository connections;
    private final HookLog log;
    private final CodeEvents events;
    private final CompletionProposals proposals;
    private final WorkItems items;
    private final Projects projects;
    private final ObjectMapper json;
    private final Clock clock;

    Intake(
            ConnectionRepository connections,
            HookLog log,
            CodeEvents events,
            CompletionProposals proposals,
            WorkItems items,
            Projects projects,
            ObjectMapper json,
            Clock clock) {
        this.connections = connections;
        this.log = log;
        this.events = events;
        this.proposals = proposals;
        this.items = items;
        this.projects = projects;
        this.json = json;
        this.clock = clock;
    }

    /** Whether it told anything that is kept. */
    boolean take(Connection connection, Hook hook) {
        Instant now = clock.instant();
        Payload payload = new Payload(parsed(hook), now);
        String event = event(connection.provider(), hook, payload);
        Identity identity = Identity.of(connection.provider(), hook, event);
        connections
                .lock(connection.id())
                .orElseThrow(() -> new HookRefused(HttpStatus.NOT_FOUND, "code.refused.unknown"));
        if (log.knows(connection.id(), identity)) {
            throw new HookRefused(HttpStatus.CONFLICT, "code.refused.replay");
        }
        Told told = Told.by(connection.provider(), event, payload);
        Set<String> named = keep(connection, told);
        String ignored = !named.isEmpty() ? "" : told.events().isEmpty() ? "code.ignored.event" : "code.ignored.noItem";
        log.taken(connection.id(), identity, event, ignored, named, now);
        return !named.isEmpty();
    }

    private JsonNode parsed(Hook hook) {
        try {
            JsonNode read = json.readTree(hook.json());
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (IOException | IllegalArgumentException broken) {
            // Refused as what is no object.
        }
        throw new HookRefused(HttpStatus.BAD_REQUEST, "code.refused.unreadable");
    }

    /** In GitHub's words where it is one that is read. */
    static String event(Provider provider, Hook hook, Payload payload) {
        return switch (provider) {
            case GITHUB -> hook.header("x-github-event");
            case GITEA -> hook.header("x-gitea-event");
            case GITLAB ->
                payload.text("object_kind").isEmpty() ? hook.header("x-gitlab-event") : payload.text("object_kind");
            case GITEE ->
                switch (payload.has("hook_name") ? payload.text("hook_name") : hook.header("x-gitee-event")) {
                    case "push_hooks", "Push Hook" -> "push";
                    case "merge_request_hooks", "Merge Request Hook" -> "pull_request";
                    default -> hook.header("x-gitee-event");
                };
        };
    }

    private Set<String> keep(Connection connection, Told told) {
        Map<Happened, Set<String>> candidates = new LinkedHashMap<>();
        Set<String> asked = new HashSet<>();
        for (Happened event : told.events()) {
            Set<String> keys = new TreeSet<>(ItemKeys.in(event.text()));
            if (keys.isEmpty() && event.kind() == Happened.Kind.BUILD) {
                keys.addAll(events.itemsOfCommit(connection.provider(), told.repository(), event.sha()));
            }
            keys.removeIf(key -> !isFor(connection, key));
            candidates.put(event, keys);
            asked.addAll(keys);
        }
        Map<String, WorkItem> known = running(items.among(asked));
        Set<String> named = new TreeSet<>();
        candidates.forEach((event, keys) -> {
            Set<String> closed = ItemKeys.closedIn(event.closingText());
            keys.stream().filter(known::containsKey).limit(MOST_ITEMS).forEach(key -> {
                events.keep(known.get(key), connection.provider(), told.repository(), event);
                named.add(key);
                if (closed.contains(key)) {
                    proposals.propose(known.get(key), connection.provider(), told.repository(), event);
                }
            });
        });
        return named;
    }

    private static boolean isFor(Connection connection, String itemKey) {
        return connection.projectKey() == null || connection.projectKey().equals(ProjectKey.ofItem(itemKey));
    }

    /** An archived project does not change any more. */
    private Map<String, WorkItem> running(Map<String, WorkItem> known) {
        Map<String, Boolean> open = new LinkedHashMap<>();
        Map<String, WorkItem> running = new LinkedHashMap<>(known);
        running.values()
                .removeIf(item -> !open.computeIfAbsent(
                        item.projectKey(), key -> projects.require(key).isOpen()));
        return running;
    }
}
