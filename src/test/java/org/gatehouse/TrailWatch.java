package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Looks on while all tests of the house run: whatever transaction of the house writes a table that is not named here
 * must leave a line of the trail. So a command that forgets its {@link org.gatehouse.kernel.ProjectEvent} fails the
 * tests of its own room, and a new table is watched from its first day.
 */
public final class TrailWatch implements QueryExecutionListener {

    private static final Pattern WRITE = Pattern.compile(
            "\\s*(?:insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+\"?(\\w+)", Pattern.CASE_INSENSITIVE);

    /** Tables that may be written without a line, and why: by the beginning of their names. */
    private static final Map<String, String> UNTOLD = untold();

    /** Doors that others go through, who leave the line; {@code Schedule} writes dates that follow from the rest. */
    private static final Set<String> TOLD_BY_CALLERS = Set.of("WorkItems", "Schedule", "ProjectResources");

    private static final Set<String> MISTAKES = ConcurrentHashMap.newKeySet();

    private static Map<String, String> untold() {
        Map<String, String> why = new TreeMap<>();
        why.put("act_", "the engine's, which keeps its own history");
        why.put("flyway_", "the schema's own");
        why.put("web_session", "who is signed in");
        why.put("form_token", "who is signed in");
        why.put("person_", "about a person or the house, not about a project");
        why.put("absence", "about a person, not about a project");
        why.put("notice", "what somebody was told");
        why.put("delivery", "what waits to leave the house");
        why.put("access_token", "how a program signs in for somebody");
        why.put("kept_answer", "what a program was answered; what it did has its line");
        why.put("portfolio_filter", "how somebody likes to look at projects");
        why.put("inbox_", "how somebody sorts their own work; what they do to it has its line");
        why.put("project_template", "the house's, not a project's");
        why.put("trail_head", "the trail itself");
        why.put("project_progress", "computed from work and money");
        why.put("progress_touch", "computed from work and money");
        why.put("milestone_reading", "computed from the plan");
        why.put("baseline_money", "computed from the baseline, which has its line");
        why.put("project_health", "computed; a light that turns has its line");
        why.put("health_reading", "computed; a light that turns has its line");
        why.put("health_dimension", "computed; a light that turns has its line");
        why.put("goal_finding", "computed by the decision table");
        why.put("plan_finding", "computed by the readiness check");
        why.put("project_plan", "lock, counter and state of the computed dates");
        why.put("resource_check", "computed by the weekly check");
        why.put("resource_warning", "computed by the weekly check");
        why.put("levelling_run", "a proposal; accepting it has its line");
        why.put("pending_import", "a proposal; accepting it has its line");
        why.put("drift_watch", "when what was looked at last; a gate that re-opens has its line");
        why.put("sweep_turn", "whose turn it is among the nodes");
        why.put("task_touch", "the engine's, which keeps its own history");
        why.put("archive_", "what an archive brought; the trail comes with it");
        why.put("imported_", "the house's models, not a project's");
        why.put("lesson_change", "how far the index of lessons has come");
        why.put("lesson_vote", "whom a lesson helped; the lesson has its line");
        why.put("lesson_proposal", "the house's, for its analysts");
        why.put("comment_reaction", "a sign under what somebody said");
        why.put("subject_watch", "who wants to hear of what is said");
        why.put("live_signal", "that an open page shows something old");
        why.put("work_calendar", "the house's calendars belong to no project; a project's own have their line");
        why.put("meeting_person", "who answered what; planning and changing have their line");
        why.put("meeting_answer", "who answered what, and who came; publishing the minutes has its line");
        why.put("meeting_point", "what somebody wants to speak of; publishing the minutes has its line");
        why.put("meeting_draft", "minutes in the making; publishing them has its line");
        why.put("meeting_decision", "minutes in the making; publishing them has its line");
        why.put("meeting_action", "minutes in the making; publishing them has its line");
        why.put("calendar_", "the house's calendars belong to no project; a project's own have their line");
        why.put("work_kind", "the house's kinds of work");
        why.put("closed_month", "the house's months");
        why.put("reminder", "when somebody was reminded");
        why.put("change_", "a draft is its requester's; what is submitted and decided has its line");
        why.put("adjustment", "its figures are taken anew before it is decided; raising and deciding have their lines");
        why.put("review", "its figures are taken anew before it is decided; opening and deciding have their lines");
        why.put("kpi_definition", "the house's, not a project's");
        why.put(
                "appraisal",
                "confidential, and of periods no project's; that an appraisal in a project goes on has its line");
        why.put("reading_source", "when a source was asked last; what it brought has its line");
        why.put("webhook", "its changes have their lines in a project; what was told and how is no fact of one");
        why.put("code_connection", "its changes have their lines in a project; the house's are no project's");
        why.put("code_delivery", "what came in from outside");
        why.put("code_event", "what a repository tells; what it proposes has its line");
        return why;
    }

    /** What one transaction wrote. */
    private static final class Book implements TransactionSynchronization {

        private final Map<String, String> writers = new TreeMap<>();
        private boolean told;

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED && !told && !writers.isEmpty()) {
                writers.forEach((table, writer) -> MISTAKES.add(writer + " wrote " + table));
            }
        }
    }

    /** Fails where a transaction since the last time wrote facts of a project and left no line. */
    static void requireLines() {
        Set<String> found = new TreeSet<>(MISTAKES);
        MISTAKES.removeAll(found);
        assertThat(found)
                .as("transactions without a line of the trail: publish a ProjectEvent in them, or, where the table"
                        + " holds no facts of a project, name it in TrailWatch with the reason")
                .isEmpty();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // Noted when it is done.
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (!execution.isSuccess()
                || !TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        for (QueryInfo query : queries) {
            String table = written(query.getQuery());
            if (table != null && !isUntold(table)) {
                note(table);
            }
        }
    }

    private static String written(String statement) {
        Matcher write = WRITE.matcher(statement);
        return write.lookingAt() ? write.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static boolean isUntold(String table) {
        return UNTOLD.keySet().stream().anyMatch(table::startsWith);
    }

    private static void note(String table) {
        Book book = book();
        if (table.equals("trail_line")) {
            book.told = true;
        } else if (!book.told && !book.writers.containsKey(table)) {
            Class<?> writer = writer();
            // A test may put anything anywhere.
            if (writer != null && !isOfTests(writer)) {
                String name = writer.getSimpleName().replaceAll("\\$\\$.*", "");
                if (!TOLD_BY_CALLERS.contains(name)) {
                    book.writers.put(table, name);
                }
            }
        }
    }

    private static Book book() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Book.class::isInstance)
                .map(Book.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Book fresh = new Book();
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                });
    }

    private static Class<?> writer() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> type.getName().startsWith("org.gatehouse."))
                        .filter(type -> type.getNestHost() != TrailWatch.class && !Proxy.isProxyClass(type))
                        .findFirst()
                        .orElse(null));
    }

    private static boolean isOfTests(Class<?> type) {
        return type.getProtectionDomain().getCodeSource() != null
                && type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .equals(TrailWatch.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation());
    }
}
