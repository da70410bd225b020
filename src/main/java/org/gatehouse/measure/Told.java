package org.gatehouse.measure;

import java.util.List;
import org.gatehouse.kernel.Refusal.Problem;

/**
 * What a file or list tells.
 *
 * @param problems what could not be understood; while there is one, nothing is taken
 * @param leftOut headings of columns that are no metric's
 */
record Told(List<Entry> entries, List<Problem> problems, List<String> leftOut) {

    Told {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
        leftOut = List.copyOf(leftOut);
    }

    static Told of(List<Entry> entries) {
        return new Told(entries, List.of(), List.of());
    }
}
