package org.gatehouse.exchange;

import java.util.List;
import org.gatehouse.kernel.Refusal.Problem;

/**
 * What came of reading a file.
 *
 * @param projects names of the plans in the file
 * @param chosen which of them the document is, from 0
 * @param document null where the file was refused
 * @param table how a table was understood; null where the file is none
 * @param errors what is wrong in single cells of a table
 * @param refusal why nothing can be taken from the file; null where it was read
 */
record FileReading(
        List<String> projects,
        int chosen,
        PlanDocument document,
        TableSense table,
        List<CellError> errors,
        Problem refusal) {

    FileReading {
        projects = List.copyOf(projects);
        errors = List.copyOf(errors);
    }

    static FileReading of(List<String> projects, int chosen, PlanDocument document) {
        return new FileReading(projects, chosen, document, null, List.of(), null);
    }

    static FileReading refused(Problem refusal) {
        return new FileReading(List.of(), 0, null, null, List.of(), refusal);
    }

    /**
     * What is wrong in a table.
     *
     * @param line of the file, from 1; 0 where it is about the whole
     * @param column its header; may be empty
     */
    record CellError(int line, String column, Problem problem) {}
}
