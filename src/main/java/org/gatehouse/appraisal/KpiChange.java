package org.gatehouse.appraisal;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What somebody wants changed of what was agreed.
 *
 * @param content the indicators as they would be, JSON
 */
@Table("appraisal_change")
record KpiChange(
        @Id Long id,
        long appraisalId,
        String proposedBy,
        Instant proposedAt,
        String reason,
        String content,
        State state,
        String answeredBy,
        Instant answeredAt,
        String answer) {

    enum State {
        OPEN,
        AGREED,
        DECLINED
    }

    KpiChange answered(boolean agreed, String by, Instant now, String words) {
        return new KpiChange(
                id,
                appraisalId,
                proposedBy,
                proposedAt,
                reason,
                content,
                agreed ? State.AGREED : State.DECLINED,
                by,
                now,
                words);
    }
}
