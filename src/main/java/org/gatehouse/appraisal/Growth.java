package org.gatehouse.appraisal;

import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * How somebody wants to grow.
 *
 * @param carriedFrom the same goal in the appraisal before; null where it was set here
 */
@Table("appraisal_growth")
record Growth(
        @Id Long id,
        long appraisalId,
        String what,
        String how,
        LocalDate due,
        String support,
        Outcome outcome,
        String outcomeNote,
        String outcomeBy,
        Long carriedFrom) {

    enum Outcome {
        OPEN,
        REACHED,
        PARTLY,
        MISSED
    }

    Growth carriedInto(long appraisal) {
        return new Growth(null, appraisal, what, how, due, support, Outcome.OPEN, "", null, id);
    }

    Growth judged(Outcome came, String note, String by) {
        return new Growth(id, appraisalId, what, how, due, support, came, note, by, carriedFrom);
    }
}
