package org.gatehouse.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.People;
import org.gatehouse.plan.ForwardPass.Step;
import org.gatehouse.plan.PlanMerge.Addition;
import org.gatehouse.plan.PlanMerge.Happened;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the items of a file into a plan: all of them or none. */
@Service
@Transactional
class PlanImport {

    static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final Map<String, ImportColumn> COLUMNS = Map.of(
            "title", ImportColumn.TITLE,
            "description", ImportColumn.DESCRIPTION,
            "phaseName", ImportColumn.PHASE,
            "ownerId", ImportColumn.OWNER,
            "start", ImportColumn.START,
            "finish", ImportColumn.FINISH,
            "effortHours", ImportColumn.EFFORT,
            "predecessors", ImportColumn.PREDECESSORS,
            "deliverable", ImportColumn.DELIVERABLE);

    private final WorkItems items;
    private final People people;

    PlanImport(WorkItems items, People people) {
        this.items = items;
        this.people = people;
    }

    /** Throws {@link ImportRefused} with all that is wrong in the file. */
    List<WorkItem> take(String projectKey, String fileName, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new ImportRefused(List.of(ImportError.file("plan.import.tooLarge", MOST_BYTES / 1024 / 1024)));
        }
        CsvRows file = CsvRows.of(CsvText.of(bytes));
        Project project = items.editable(projectKey);
        List<WorkItem> plan = items.of(projectKey);
        List<WorkItem> live = Schedule.live(plan);
        List<ItemDraft> drafts = read(file, project, live);
        List<Addition> additions = new ArrayList<>();
        for (int row = 1; row <= drafts.size(); row++) {
            additions.add(new Addition(RowReader.reference(row), drafts.get(row - 1), null, Happened.NOTHING));
        }
        return items.merge(projectKey, new PlanMerge(additions, List.of(), List.of(), fileName));
    }

    private List<ItemDraft> read(CsvRows file, Project project, List<WorkItem> live) {
        List<ImportError> errors = new ArrayList<>(file.errors());
        RowReader reader = new RowReader(file, live, people, errors);
        DraftCheck check = items.check(project);
        List<ItemDraft> drafts = new ArrayList<>();
        for (int row = 1; row <= file.rows().size(); row++) {
            int line = file.rows().get(row - 1).line();
            int before = errors.size();
            ItemDraft draft = reader.draft(row);
            drafts.add(draft);
            boolean unread = errors.size() > before;
            for (Problem problem : check.problems(draft)) {
                ImportColumn column = COLUMNS.get(problem.field());
                boolean told = unread
                        && errors.subList(before, errors.size()).stream()
                                .anyMatch(error -> column != null
                                        && error.problem().field().equals(column.key()));
                if (!told) {
                    errors.add(new ImportError(line, column == null ? "" : file.header(column), problem));
                }
            }
        }
        if (errors.isEmpty()) {
            circle(file, live, drafts, errors);
        }
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(ImportError::line));
            throw new ImportRefused(errors);
        }
        return drafts;
    }

    private static void circle(CsvRows file, List<WorkItem> live, List<ItemDraft> drafts, List<ImportError> errors) {
        List<Step> steps = new ArrayList<>(live.stream().map(Step::of).toList());
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 1; row <= drafts.size(); row++) {
            ItemDraft draft = drafts.get(row - 1);
            rows.put(RowReader.reference(row), row);
            steps.add(new Step(
                    RowReader.reference(row),
                    draft.start(),
                    draft.finish(),
                    draft.effortHours(),
                    draft.predecessors(),
                    null));
        }
        List<String> cycle = ForwardPass.cycle(steps);
        if (!cycle.isEmpty()) {
            List<String> names = new ArrayList<>(cycle.stream()
                    .limit(20)
                    .map(key -> rows.containsKey(key)
                            ? drafts.get(rows.get(key) - 1).title()
                            : key)
                    .toList());
            names.add(cycle.size() > 20 ? "…" : names.get(0));
            int line = file.rows().get(rows.getOrDefault(cycle.get(0), 1) - 1).line();
            errors.add(new ImportError(
                    line,
                    file.header(ImportColumn.PREDECESSORS),
                    Problem.of("predecessors", "plan.error.cycle", String.join(" → ", names))));
        }
    }
}
