package org.gatehouse.appraisal;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a colleague was asked and says about somebody.
 *
 * @param named whether the person may know who says it
 * @param givenAt null while it is open
 */
@Table("appraisal_feedback")
record Feedback(
        @Id Long id,
        long appraisalId,
        String askedBy,
        String giverId,
        String question,
        Instant askedAt,
        String text,
        boolean named,
        boolean declined,
        Instant givenAt) {

    public boolean isOpen() {
        return givenAt == null;
    }

    Feedback given(String words, boolean byName, Instant now) {
        return new Feedback(id, appraisalId, askedBy, giverId, question, askedAt, words, byName, false, now);
    }

    Feedback declined(Instant now) {
        return new Feedback(id, appraisalId, askedBy, giverId, question, askedAt, "", false, true, now);
    }
}
