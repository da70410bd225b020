package org.gatehouse.plan;

import java.util.List;

/** A file with at least one error; nothing of it was taken. */
final class ImportRefused extends RuntimeException {

    private final transient List<ImportError> errors;

    ImportRefused(List<ImportError> errors) {
        super(errors.size() + " errors", null, false, false);
        this.errors = List.copyOf(errors);
    }

    List<ImportError> errors() {
        return errors;
    }
}
