package org.gatehouse.closure;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something people were let into for the project: an advertising account, the back end of a shop, a key.
 *
 * @param number within the project
 * @param holder who holds it, inside or outside the house
 * @param handedBackOn null while it is out
 */
@Table("closure_access")
record Access(
        @Id Long id,
        String projectKey,
        int number,
        String what,
        String holder,
        String enteredBy,
        Instant enteredAt,
        LocalDate handedBackOn,
        String handedBackBy,
        Instant handedBackAt) {

    public boolean isOut() {
        return handedBackOn == null;
    }
}
