package org.gatehouse.code;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemEvent;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** That items are complete, as merged code says. Their owners decide; nothing is completed by a machine. */
@Service("codeProposals")
@Transactional
public class CompletionProposals {

    private final JdbcClient sql;
    private final WorkItems items;
    private final Projects projects;
    private final Engine engine;
    private final Desk desk;
    private final Notices notices;
    private final People people;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CompletionProposals(
            JdbcClient sql,
            WorkItems items,
            Projects projects,
            Engine engine,
            Desk desk,
            Notices notices,
            People people,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.items = items;
        this.projects = projects;
        this.engine = engine;
        this.desk = desk;
        this.notices = notices;
        this.people = people;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** One that waits for the owner. */
    public record Proposal(long id, String itemKey, String title, String url, String author, Instant at) {}

    /** What waits for an item's owner; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Proposal> open(String itemKey) {
        return sql.sql("select id, item_key, title, url, author, proposed_at from code_proposal"
                        + " where item_key = :item and state = 'OPEN' order by id")
                .param("item", itemKey)
                .query((row, number) -> new Proposal(
                        row.getLong("id"),
                        row.getString("item_key"),
                        row.getString("title"),
                        row.getString("url"),
                        row.getString("author"),
                        row.getObject("proposed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Unless it was proposed by the same before, something waits already, or the item is nobody's to finish. */
    void propose(WorkItem item, Provider provider, String repository, Happened event) {
        boolean inWork = item.status() == ItemStatus.RELEASED || item.status() == ItemStatus.IN_PROGRESS;
        String source = cut(provider + " " + cut(repository, 300) + " " + event.kind() + " " + event.id(), 700);
        if (!inWork || item.ownerId().isEmpty() || isKnown(item, source)) {
            return;
        }
        sql.sql("insert into code_proposal (project_key, item_key, source, title, url, author, state, proposed_at)"
                        + " values (:project, :item, :source, :title, :url, :author, 'OPEN', :now)")
                .param("project", item.projectKey())
                .param("item", item.key())
                .param("source", source)
                .param("title", cut(event.title(), 500))
                .param("url", event.url())
                .param("author", cut(event.author(), 200))
                .param("now", now())
                .update();
        events.publishEvent(CodeChanged.of(item, "code.proposed", cut(event.title(), 200)));
        notices.tell(
                item.ownerId(),
                "code.notice.proposed",
                List.of(label(item), cut(event.title(), 200).replace('|', '/')),
                link(item) + "#code");
    }

    private boolean isKnown(WorkItem item, String source) {
        return sql.sql("select count(*) from code_proposal where item_key = :item"
                                + " and (source = :source or state = 'OPEN')")
                        .param("item", item.key())
                        .param("source", source)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Finishes the item as its owner does in the task itself; acceptance follows where it was asked for.
     *
     * @param hours worked, as written; may be empty
     */
    void accept(String projectKey, String itemKey, long id, String hours, String note) {
        WorkItem item = mine(projectKey, itemKey);
        Proposal proposal = require(item, id);
        String task = engine.openTask("work-item", itemKey, "doWork")
                .orElseThrow(() -> new Conflict("code.error.notRunning", itemKey));
        events.publishEvent(CodeChanged.of(item, "code.accepted", proposal.title()));
        desk.complete(task, me.id(), me.groups(), Map.of("hours", hours, "note", note, "finishedOn", ""));
        decide(item, id, "ACCEPTED");
    }

    void dismiss(String projectKey, String itemKey, long id) {
        WorkItem item = mine(projectKey, itemKey);
        Proposal proposal = require(item, id);
        decide(item, id, "DISMISSED");
        events.publishEvent(CodeChanged.of(item, "code.dismissed", proposal.title()));
    }

    /** Finished in the task itself: what proposed that is settled. */
    @EventListener
    void finished(ItemEvent event) {
        if (event.action().equals("execution.done") || event.action().equals("execution.submitted")) {
            sql.sql("update code_proposal set state = 'ACCEPTED', decided_by = :me, decided_at = :now"
                            + " where item_key = :item and state = 'OPEN'")
                    .param("me", me.id())
                    .param("now", now())
                    .param("item", event.itemKey())
                    .update();
        }
    }

    private WorkItem mine(String projectKey, String itemKey) {
        projects.contributable(projectKey);
        WorkItem item = items.require(projectKey, itemKey);
        if (!me.id().equals(item.ownerId())) {
            throw new NotAllowed("code.error.ownerOnly", people.name(item.ownerId()));
        }
        return item;
    }

    private Proposal require(WorkItem item, long id) {
        return open(item.key()).stream()
                .filter(proposal -> proposal.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    private void decide(WorkItem item, long id, String state) {
        sql.sql("update code_proposal set state = :state, decided_by = :me, decided_at = :now"
                        + " where id = :id and item_key = :item")
                .param("state", state)
                .param("me", me.id())
                .param("now", now())
                .param("id", id)
                .param("item", item.key())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String label(WorkItem item) {
        return item.key() + " " + item.title().replace('|', '/');
    }

    private static String link(WorkItem item) {
        return "/projects/" + item.projectKey() + "/work/" + item.key();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
