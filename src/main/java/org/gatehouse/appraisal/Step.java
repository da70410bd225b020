package org.gatehouse.appraisal;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something that was done in an appraisal, for those who may see it.
 *
 * @param action key of its words under {@code appraisal.step}
 */
@Table("appraisal_event")
record Step(@Id Long id, long appraisalId, Instant at, String personId, String action, String note) {}
