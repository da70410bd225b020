package org.gatehouse.inbox;

import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.person.CurrentPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How the signed-in person likes to work: single keys, and what a timer's time is rounded to. */
@Repository
@Transactional
class InboxSettings {

    static final List<Integer> ROUNDINGS = List.of(1, 5, 6, 10, 15, 30, 60);

    private static final Setting USUAL = new Setting(true, 15);

    private final JdbcClient sql;
    private final CurrentPerson me;

    InboxSettings(JdbcClient sql, CurrentPerson me) {
        this.sql = sql;
        this.me = me;
    }

    /**
     * What somebody chose.
     *
     * @param keysOn single letters are commands while nobody types
     * @param rounding minutes
     */
    record Setting(boolean keysOn, int rounding) {}

    @Transactional(readOnly = true)
    Setting mine() {
        return sql.sql("select keys_on, rounding from inbox_setting where person_id = ?")
                .param(me.id())
                .query(Setting.class)
                .optional()
                .orElse(USUAL);
    }

    void choose(boolean keysOn, int rounding) {
        if (!ROUNDINGS.contains(rounding)) {
            throw new InvalidInput("rounding", "inbox.error.rounding");
        }
        int changed = sql.sql("update inbox_setting set keys_on = ?, rounding = ? where person_id = ?")
                .params(keysOn, rounding, me.id())
                .update();
        if (changed == 0) {
            sql.sql("insert into inbox_setting (person_id, keys_on, rounding) values (?, ?, ?)")
                    .params(me.id(), keysOn, rounding)
                    .update();
        }
    }
}
