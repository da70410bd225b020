package org.gatehouse.archive;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers given by the database that are kept where no foreign key says so. A test goes through all columns and through
 * documents of a played project and finds whatever is missing here.
 */
final class Pointers {

    static final List<Pointer> ALL = List.of(
            new Pointer("change_line", "from_line", "budget_line"),
            new Pointer("change_line", "to_line", "budget_line"),
            new Pointer("change_budget_effect", "line_id", "budget_line"));

    static final List<InDocument> IN_DOCUMENTS = List.of(new InDocument(
            "closure_report", "figures", List.of("deliverables", "*", "files", "*", "id"), "attachment"));

    /** Large whole numbers that only count something. */
    static final Set<String> MERE_NUMBERS = Set.of(
            "attachment.byte_count",
            "document_version.byte_count",
            "work_item.slack_minutes",
            "item_dependency.lag_amount",
            "project_plan.revision",
            "levelling_run.revision");

    /** Columns with keys of the project's own things, which nobody may give to another project's. */
    static final Set<String> OWN_KEYS = Set.of(
            "goal.goal_key",
            "work_item.item_key",
            "change_request.change_id",
            "risk.risk_key",
            "metric.goal_key",
            "attachment.owner",
            "meeting.meeting_key",
            "document.document_key");

    /** Numbers that grow with each change in the whole house, so that nodes notice what is new to them. */
    static final List<Counter> COUNTERS = List.of(new Counter("lesson", "change_number", "lesson_change", "number"));

    private Pointers() {}

    /** Tables that must be there before this one, though no foreign key says so. */
    static Set<String> targetsOf(String table) {
        return Stream.concat(
                        ALL.stream().filter(it -> it.table().equals(table)).map(Pointer::target),
                        IN_DOCUMENTS.stream()
                                .filter(it -> it.table().equals(table))
                                .map(InDocument::target))
                .collect(Collectors.toSet());
    }

    /** @param from table with one row that holds the last number given */
    record Counter(String table, String column, String from, String last) {}

    /** A column that holds the number of a row of another table, which may be gone. */
    record Pointer(String table, String column, String target) {}

    /** @param path names down to the number; {@code *} is every element of a list */
    record InDocument(String table, String column, List<String> path, String target) {}
}
