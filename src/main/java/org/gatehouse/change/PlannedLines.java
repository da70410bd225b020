package org.gatehouse.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemChange;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.LinkText;
import org.gatehouse.plan.PlanChange;
import org.gatehouse.plan.PlanChange.Addition;
import org.gatehouse.project.Project;

/** Lines of a change in the terms of the plan. */
final class PlannedLines {

    private PlannedLines() {}

    static PlanChange of(Project project, List<ChangeLine> lines) {
        Map<String, ItemChange> byItem = new LinkedHashMap<>();
        List<Addition> additions = new ArrayList<>();
        LocalDate end = project.endDate();
        for (ChangeLine line : lines) {
            if (line.kind().isAboutItem()) {
                byItem.merge(line.itemKey(), change(project, line), PlannedLines::together);
            } else if (line.kind() == Kind.ADD) {
                additions.add(new Addition(line.itemKey(), draft(project, line)));
            } else if (line.kind() == Kind.PROJECT_END) {
                end = line.finish();
            }
        }
        return new PlanChange(List.copyOf(byItem.values()), additions, end);
    }

    private static ItemChange change(Project project, ChangeLine line) {
        return new ItemChange(
                line.itemKey(),
                line.start(),
                line.finish(),
                line.hours(),
                line.ownerId(),
                line.kind() == Kind.LINK ? links(project, line) : null,
                line.kind() == Kind.PHASE ? line.title() : null,
                line.priority(),
                line.kind() == Kind.CANCEL);
    }

    private static ItemDraft draft(Project project, ChangeLine line) {
        ItemDraft draft = ItemDraft.of(line.title(), line.ownerId(), line.start(), line.finish(), line.hours());
        return draft.linked(links(project, line)).placed(draft.kind(), line.parentKey());
    }

    /** Throws {@link org.gatehouse.kernel.InvalidInput} that names each part it cannot read. */
    static List<Dependency> links(Project project, ChangeLine line) {
        return LinkText.read(line.links(), project.key());
    }

    private static ItemChange together(ItemChange one, ItemChange other) {
        return new ItemChange(
                one.itemKey(),
                either(one.start(), other.start()),
                either(one.finish(), other.finish()),
                either(one.effortHours(), other.effortHours()),
                either(one.ownerId(), other.ownerId()),
                either(one.links(), other.links()),
                either(one.phaseName(), other.phaseName()),
                either(one.priority(), other.priority()),
                one.cancel() || other.cancel());
    }

    private static <T> T either(T one, T other) {
        return one == null ? other : one;
    }
}
