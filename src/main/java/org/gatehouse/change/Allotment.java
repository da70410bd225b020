package org.gatehouse.change;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.resource.BudgetLine;

/** What lines of a change make of a project's budget lines, carried out one after the other. */
final class Allotment {

    private Allotment() {}

    /** What each budget line that changes has then, by its id, in the order in which they are named. */
    static Map<Long, BigDecimal> after(Collection<BudgetLine> before, List<ChangeLine> lines) {
        Map<Long, BigDecimal> planned = new HashMap<>();
        before.forEach(line -> planned.put(line.id(), line.planned()));
        Map<Long, BigDecimal> after = new LinkedHashMap<>();
        for (ChangeLine line : lines) {
            if (line.kind() != Kind.BUDGET_LINE) {
                continue;
            }
            if (line.toLine() == null) {
                after.put(line.fromLine(), line.amount());
            } else {
                after.put(line.fromLine(), now(line.fromLine(), after, planned).subtract(line.amount()));
                after.put(line.toLine(), now(line.toLine(), after, planned).add(line.amount()));
            }
        }
        return after;
    }

    private static BigDecimal now(long id, Map<Long, BigDecimal> after, Map<Long, BigDecimal> planned) {
        return after.getOrDefault(id, planned.getOrDefault(id, BigDecimal.ZERO));
    }
}
