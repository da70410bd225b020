package org.gatehouse.plan;

import org.gatehouse.kernel.Refusal.Problem;

/**
 * What is wrong in a file.
 *
 * @param line of the file, the header being 1; 0 where it is about the whole
 * @param column as the file names it; may be empty
 */
record ImportError(int line, String column, Problem problem) {

    static ImportError file(String message, Object... arguments) {
        return new ImportError(0, "", Problem.of("file", message, arguments));
    }
}
