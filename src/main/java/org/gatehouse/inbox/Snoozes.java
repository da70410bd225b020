package org.gatehouse.inbox;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people put off for themselves; nobody else's list changes. */
@Repository
@Transactional
class Snoozes {

    private final JdbcClient sql;

    Snoozes(JdbcClient sql) {
        this.sql = sql;
    }

    /** Days by entry, those that have come included. */
    @Transactional(readOnly = true)
    Map<String, LocalDate> of(String person) {
        Map<String, LocalDate> days = new HashMap<>();
        sql.sql("select entry, until_day from inbox_snooze where person_id = ?")
                .param(person)
                .query(row -> {
                    days.put(row.getString("entry"), row.getObject("until_day", LocalDate.class));
                });
        return days;
    }

    /** @param until null: no longer */
    void put(String person, String entry, LocalDate until) {
        sql.sql("delete from inbox_snooze where person_id = ? and entry = ?")
                .params(person, entry)
                .update();
        if (until != null) {
            sql.sql("insert into inbox_snooze (person_id, entry, until_day) values (?, ?, ?)")
                    .params(person, entry, until)
                    .update();
        }
    }

    /** Forgets what has come back since. */
    void tidy(String person, LocalDate today) {
        sql.sql("delete from inbox_snooze where person_id = ? and until_day <= ?")
                .params(person, today)
                .update();
    }
}
