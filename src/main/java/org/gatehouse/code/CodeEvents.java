package org.gatehouse.code;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.code.Happened.Kind;
import org.gatehouse.code.Happened.State;
import org.gatehouse.plan.WorkItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to code, by the items it names. */
@Repository
class CodeEvents {

    private final JdbcClient sql;

    CodeEvents(JdbcClient sql) {
        this.sql = sql;
    }

    /** As it is shown. */
    record Row(
            String itemKey,
            Kind kind,
            String externalId,
            String title,
            String branch,
            State state,
            String author,
            String url,
            String repository,
            Instant at) {

        /** How people name it: {@code 1a2b3c4d}, {@code #12}. */
        public String label() {
            return switch (kind) {
                case COMMIT -> externalId.substring(0, Math.min(8, externalId.length()));
                case REQUEST -> "#" + externalId;
                case BUILD -> branch;
            };
        }
    }

    /** Keeps how it stands; what is known later stays, whatever order deliveries come in. */
    void keep(WorkItem item, Provider provider, String repository, Happened event) {
        var identity = Map.of(
                "item", item.key(),
                "provider", provider.name(),
                "repository", cut(repository, 300),
                "kind", event.kind().name(),
                "id", cut(event.id(), 300));
        var known = sql.sql("select happened_at from code_event where item_key = :item and provider = :provider"
                        + " and repository = :repository and kind = :kind and external_id = :id")
                .params(identity)
                .query(OffsetDateTime.class)
                .optional();
        if (known.isPresent() && known.get().toInstant().isAfter(event.at())) {
            return;
        }
        String write = known.isPresent()
                ? "update code_event set title = :title, branch = :branch, state = :state, author = :author, url = :url,"
                        + " commit_sha = :sha, happened_at = :at where item_key = :item and provider = :provider"
                        + " and repository = :repository and kind = :kind and external_id = :id"
                : "insert into code_event (project_key, item_key, provider, repository, kind, external_id, title, branch,"
                        + " state, author, url, commit_sha, happened_at) values (:project, :item, :provider, :repository,"
                        + " :kind, :id, :title, :branch, :state, :author, :url, :sha, :at)";
        sql.sql(write)
                .params(identity)
                .param("project", item.projectKey())
                .param("title", cut(event.title(), 500))
                .param("branch", cut(event.branch(), 300))
                .param("state", event.state().name())
                .param("author", cut(event.author(), 200))
                .param("url", event.url())
                .param("sha", cut(event.sha(), 64))
                .param("at", OffsetDateTime.ofInstant(event.at(), ZoneOffset.UTC))
                .update();
    }

    /** Items that a commit is known to be for: a build may name nothing but its commit. */
    Set<String> itemsOfCommit(Provider provider, String repository, String sha) {
        return sha.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.sql("select distinct item_key from code_event where commit_sha = :sha"
                                + " and provider = :provider and repository = :repository")
                        .param("sha", cut(sha, 64))
                        .param("provider", provider.name())
                        .param("repository", cut(repository, 300))
                        .query(String.class)
                        .list());
    }

    int count(String projectKey, String itemKey) {
        return sql.sql(
                        "select count(*) from code_event where project_key = :project and (:item = '' or item_key = :item)")
                .param("project", projectKey)
                .param("item", itemKey)
                .query(Integer.class)
                .single();
    }

    /**
     * Newest first.
     *
     * @param itemKey empty for all
     */
    List<Row> of(String projectKey, String itemKey, int from, int most) {
        return sql.sql("select * from code_event where project_key = :project and (:item = '' or item_key = :item)"
                        + " order by happened_at desc, id desc offset :from rows fetch first :most rows only")
                .param("project", projectKey)
                .param("item", itemKey)
                .param("from", from)
                .param("most", most)
                .query((row, number) -> new Row(
                        row.getString("item_key"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("external_id"),
                        row.getString("title"),
                        row.getString("branch"),
                        State.valueOf(row.getString("state")),
                        row.getString("author"),
                        row.getString("url"),
                        row.getString("repository"),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** How the code of each item of a project stands, by key. */
    Map<String, Mark> marks(String projectKey) {
        Map<String, Mark> marks = new TreeMap<>();
        sql.sql("select item_key, count(*) as events,"
                        + " sum(case when kind = 'REQUEST' and state = 'OPEN' then 1 else 0 end) as requests,"
                        + " sum(case when kind = 'BUILD' and state = 'FAILED' and latest = 1 then 1 else 0 end) as broken"
                        + " from (select e.*, row_number() over (partition by item_key, kind"
                        + " order by happened_at desc, id desc) as latest from code_event e"
                        + " where project_key = :project) ranked group by item_key")
                .param("project", projectKey)
                .query(row -> {
                    marks.put(
                            row.getString("item_key"),
                            new Mark(row.getInt("events"), row.getInt("requests"), row.getInt("broken") > 0));
                });
        return marks;
    }

    /**
     * How an item's code stands.
     *
     * @param events in all
     * @param openRequests that wait to be merged
     * @param broken the last build failed
     */
    record Mark(int events, int openRequests, boolean broken) {}

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
