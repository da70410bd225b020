package org.gatehouse.person;

import java.time.LocalDate;
import org.gatehouse.kernel.Period;

/** Who stands in for a person, both days included. */
record Deputy(String personId, String deputyId, LocalDate fromDay, LocalDate untilDay) {

    boolean covers(LocalDate day) {
        return new Period(fromDay, untilDay).contains(day);
    }
}
