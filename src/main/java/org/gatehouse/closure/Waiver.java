package org.gatehouse.closure;

import java.time.Instant;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A line of the checklist that is to be let go.
 *
 * @param number 1 for the project's first, 2 for the next, …
 * @param covers keys of what was open when it was asked for, one a line
 * @param english what the line said then
 * @param confirmed null while the second person has not spoken
 * @param answer their words; may be empty when they confirmed
 */
@Table("closure_waiver")
record Waiver(
        @Id Long id,
        String projectKey,
        int number,
        int round,
        String line,
        String covers,
        String english,
        String chinese,
        String reason,
        String askedBy,
        Instant askedAt,
        Boolean confirmed,
        String answer,
        String answeredBy,
        Instant answeredAt) {

    static Waiver asked(
            String projectKey, int number, int round, CheckLine line, String reason, String person, Instant now) {
        return new Waiver(
                null,
                projectKey,
                number,
                round,
                line.key(),
                String.join("\n", line.keys()),
                line.english(),
                line.chinese(),
                reason,
                person,
                now,
                null,
                "",
                null,
                null);
    }

    public boolean isConfirmed() {
        return Boolean.TRUE.equals(confirmed);
    }

    public boolean isDeclined() {
        return Boolean.FALSE.equals(confirmed);
    }

    public boolean isWaiting() {
        return confirmed == null;
    }

    Set<String> covered() {
        return Set.of(covers.split("\n"));
    }
}
