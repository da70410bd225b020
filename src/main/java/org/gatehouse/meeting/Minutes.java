package org.gatehouse.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Published minutes of one time a meeting was held; they never change.
 *
 * @param number version, from 1
 * @param text in Markdown
 * @param record {@link Record} as JSON
 * @param reason why there is another version; empty for the first
 */
record Minutes(int number, String text, String record, String reason, String publishedBy, Instant publishedAt) {

    /** Everything beside the text, as it was. */
    record Record(Agenda agenda, List<Attendance> people, List<Decision> decisions, List<Action> actions) {}

    record Attendance(String personId, boolean required, boolean present) {}

    record Decision(long id, String text) {}

    /** @param itemKey of the work it became; empty until the minutes are published */
    record Action(long id, String text, String ownerId, LocalDate due, String itemKey) {

        public boolean isWork() {
            return !itemKey.isEmpty();
        }
    }

    /** @param version 0 while nothing was written */
    record Draft(int version, String text, String reason, String writtenBy, Instant writtenAt) {}
}
