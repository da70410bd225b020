package org.gatehouse.api;

import java.util.Arrays;
import java.util.Optional;

/** A part of the interface that a token opens, to read or to write. */
public enum Area {
    PROJECTS,
    GOALS,
    ITEMS,
    TASKS,
    DECISIONS,
    RISKS,
    READINGS,
    TIME,
    /** Whatever opens no door of its own: every token has it. */
    NONE;

    /** As scopes and messages name it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Area> of(String word) {
        return Arrays.stream(values())
                .filter(area -> area != NONE && area.word().equals(word))
                .findFirst();
    }
}
