package org.gatehouse.exchange;

import java.time.LocalDate;
import java.util.List;
import org.gatehouse.kernel.Refusal.Problem;

/**
 * What confirming an import would do.
 *
 * @param problems why it cannot be confirmed as it is; then dates are missing
 * @param left what is left out of the file, and why
 */
record ImportPreview(
        List<Line> added,
        List<Line> changed,
        List<Line> vanished,
        List<Mapped> resources,
        List<Problem> left,
        List<Wrong> problems,
        int calendars,
        int baselines) {

    /**
     * An item.
     *
     * @param level in the outline, from 1
     * @param changes field by field; of new items none
     */
    record Line(
            String key,
            String title,
            int level,
            String kind,
            String owner,
            LocalDate start,
            LocalDate finish,
            List<Change> changes) {}

    /** @param field message key suffix */
    record Change(String field, String before, String after) {}

    /** One of the file's resources and what it is here. */
    record Mapped(String id, String name, String kind, String target) {}

    /** @param item its title; empty where it is about the whole */
    record Wrong(String item, Problem problem) {}

    boolean isPossible() {
        return problems.isEmpty()
                && !(added.isEmpty() && changed.isEmpty() && vanished.isEmpty() && resources.isEmpty());
    }
}
