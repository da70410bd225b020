package org.gatehouse.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.archive.Table.Reference;

/**
 * Which rows are a project's. That is told by the schema: a table with a column {@code project_key} is, and so is one
 * whose rows cannot be without a row of such a table. What is neither, or is and stays here all the same, is named with
 * its reason; a test finds whatever is not.
 */
final class Belongings {

    /** Rows of projects that no archive holds. */
    static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("pending_import", "a plan that somebody uploaded and has not taken over; goes away by itself"),
            Map.entry("progress_touch", "says that kept figures are to be computed anew; worked off within seconds"),
            Map.entry(
                    "task_reminder", "who was reminded of which open task of the engine; an archive has no open tasks"),
            Map.entry("live_signal", "says that an open page shows something old; goes away by itself"),
            Map.entry("subject_watch", "who wants to hear of what is said; in an ended project nobody says anything"),
            Map.entry(
                    "code_connection", "how a repository reaches this house, with its secret; is made anew elsewhere"),
            Map.entry("code_delivery", "what came in by such a connection; what it told goes along"),
            Map.entry("webhook", "who outside is told, with the secret; is made anew elsewhere"),
            Map.entry("webhook_message", "what such a one was told"),
            Map.entry(
                    "lesson_proposal_lesson",
                    "which lessons a proposal to the analysts of this house's models was made from"),
            Map.entry(
                    "notice_bot",
                    "lets whoever has it speak in the project's chats; a copy of the project elsewhere shall not"),
            Map.entry("appraisal", "confidential: for the person, their manager and human resources of this house"),
            Map.entry("appraisal_kpi", "confidential, with its appraisal"),
            Map.entry("appraisal_fact", "confidential, with its appraisal"),
            Map.entry("appraisal_change", "confidential, with its appraisal"),
            Map.entry("appraisal_growth", "confidential, with its appraisal"),
            Map.entry("appraisal_feedback", "confidential, with its appraisal"),
            Map.entry("appraisal_event", "confidential, with its appraisal"));

    /** Tables whose rows belong to a task of the engine; they go along with its history. */
    static final Set<String> OF_TASKS = Set.of("task_touch");

    /** Tables of the house that know no project. */
    static final Map<String, String> OF_THE_HOUSE = Map.ofEntries(
            Map.entry("person_preference", "a person's language and colours"),
            Map.entry("person_deputy", "who stands in for whom"),
            Map.entry("person_manager", "who reports to whom"),
            Map.entry("person_working", "a person's working time; goes along for people the other house does not know"),
            Map.entry("person_rate", "what a person's hour costs; goes along for people the other house does not know"),
            Map.entry("person_skill", "what a person can do"),
            Map.entry("person_week", "where a person's week of hours stands; the projects' parts of it go along"),
            Map.entry("work_kind", "the kinds of work the house tells apart"),
            Map.entry("closed_month", "months whose hours stand for good in this house"),
            Map.entry("closed_month_lock", "keeps closing a month and new weeks apart"),
            Map.entry("absence", "when a person is away; goes along for people the other house does not know"),
            Map.entry("lesson_change", "counts changes of lessons, for the nodes' indexes"),
            Map.entry("lesson_proposal", "proposals to the analysts of this house's models"),
            Map.entry("notice", "messages to persons, with links into this house"),
            Map.entry("notice_post", "messages to persons on their way"),
            Map.entry("notice_setting", "when a person wants to be told"),
            Map.entry("notice_choice", "how a person wants to be told of what"),
            Map.entry("notice_feed", "secret addresses of people's calendars"),
            Map.entry("notice_feed_entry", "what stood in people's calendars last"),
            Map.entry("delivery", "what waits to leave this house, or left it"),
            Map.entry("access_token", "how programs sign in for people of this house"),
            Map.entry("kept_answer", "answers to requests of programs, for a day"),
            Map.entry("form_token", "forms that were sent, so that each acts once"),
            Map.entry("web_session", "who is signed in"),
            Map.entry("web_session_attributes", "who is signed in"),
            Map.entry("project_template", "plans to begin other projects from; belong to their authors"),
            Map.entry("portfolio_filter", "what a person looks at in the portfolio"),
            Map.entry("inbox_timer", "what somebody works on just now; hours come of it"),
            Map.entry("inbox_snooze", "what somebody put off for themselves"),
            Map.entry("inbox_filter", "what a person looks at in their work"),
            Map.entry("inbox_step", "what a person did last, to take it back"),
            Map.entry("inbox_setting", "how a person likes to work"),
            Map.entry("sweep_turn", "which node does what is done from time to time"),
            Map.entry("archive_arrival", "archives that were uploaded and not taken over yet"),
            Map.entry("appraisal_period", "when everybody in this house is appraised"),
            Map.entry("kpi_definition", "indicators that human resources of this house offer"),
            Map.entry("imported_definition", "goes along with the models"),
            Map.entry("imported_model", "goes along with the models"));

    private static final String PROJECT = "project_key";

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Belonging> all = new LinkedHashMap<>();

    Belongings(Collection<Table> ours) {
        ours.forEach(table -> tables.put(table.name(), table));
        for (Table table : ours) {
            add(table);
        }
    }

    /**
     * A table and which of its rows are meant.
     *
     * @param condition on the alias {@code t}, with one place for the project's key
     */
    record Belonging(Table table, String condition) {}

    /** What other tables refer to stands before them. */
    List<Belonging> all() {
        return List.copyOf(all.values());
    }

    boolean contains(String table) {
        return all.containsKey(table);
    }

    /** Which of its rows are a project's, archived or not; empty where none is. */
    Optional<String> condition(Table table) {
        return condition(table, "t", 0);
    }

    private void add(Table table) {
        if (all.containsKey(table.name()) || LEFT_OUT.containsKey(table.name())) {
            return;
        }
        Optional<String> condition = condition(table);
        if (condition.isEmpty()) {
            return;
        }
        for (Reference reference : table.references()) {
            if (!reference.target().equals(table.name())) {
                add(tables.get(reference.target()));
            }
        }
        for (String target : Pointers.targetsOf(table.name())) {
            add(tables.get(target));
        }
        all.put(table.name(), new Belonging(table, condition.get()));
    }

    private Optional<String> condition(Table table, String alias, int depth) {
        if (table.has(PROJECT)) {
            return Optional.of(alias + "." + PROJECT + " = ?");
        }
        if (depth > 8) {
            return Optional.empty();
        }
        for (Reference reference : table.references()) {
            if (!reference.required() || reference.target().equals(table.name())) {
                continue;
            }
            String owner = "t" + (depth + 1);
            Optional<String> owned = condition(tables.get(reference.target()), owner, depth + 1);
            if (owned.isPresent()) {
                List<String> joined = new ArrayList<>();
                for (int at = 0; at < reference.columns().size(); at++) {
                    joined.add(owner + "." + reference.targetColumns().get(at) + " = " + alias + "."
                            + reference.columns().get(at));
                }
                return Optional.of("exists (select 1 from " + reference.target() + " " + owner + " where "
                        + String.join(" and ", joined) + " and " + owned.get() + ")");
            }
        }
        return Optional.empty();
    }
}
