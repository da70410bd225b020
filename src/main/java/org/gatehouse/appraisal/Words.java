package org.gatehouse.appraisal;

import org.gatehouse.kernel.InvalidInput;

/** Texts people write, checked. */
final class Words {

    static final int LONG = 8000;
    static final int SHORT = 4000;

    private Words() {}

    static String optional(String field, String text, int most) {
        String given = text == null ? "" : text.strip();
        if (given.length() > most) {
            throw new InvalidInput(field, "error.tooLong", field, most);
        }
        return given;
    }

    static String required(String field, String text, int most) {
        String given = optional(field, text, most);
        if (given.isEmpty()) {
            throw new InvalidInput(field, "error.required", field);
        }
        return given;
    }
}
