package org.gatehouse.risk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * By what one knows that a risk comes true.
 *
 * @param text in words, for people; may be empty
 * @param kind null where nothing can be checked
 * @param day from which it holds; for {@link Kind#DATE}
 * @param item key of the work item that is watched; for {@link Kind#ITEM_LATE}
 * @param days by how many the item must be overdue
 */
public record Trigger(String text, Kind kind, LocalDate day, String item, Integer days) {

    static final Trigger NONE = new Trigger("", null, null, null, null);

    /** What the house can check by itself. */
    public enum Kind {
        DATE,
        ITEM_LATE
    }

    public Trigger {
        text = text == null ? "" : text.strip();
        item = kind == Kind.ITEM_LATE ? item : null;
        day = kind == Kind.DATE ? day : null;
        days = kind == Kind.ITEM_LATE ? days : null;
    }

    /** Whether the day it names has come. */
    boolean isReached(LocalDate today) {
        return kind == Kind.DATE && day != null && !today.isBefore(day);
    }

    /** @param finish last day of the watched item, which is open */
    boolean isReached(LocalDate finish, LocalDate today) {
        return kind == Kind.ITEM_LATE && finish != null && ChronoUnit.DAYS.between(finish, today) >= days;
    }
}
