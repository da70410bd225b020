package org.gatehouse.person;

import org.gatehouse.Tidy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets chosen languages and wrong passwords. */
@Component
class TidyPeople implements Tidy {

    private final JdbcClient sql;
    private final Throttle throttle;

    TidyPeople(JdbcClient sql, Throttle throttle) {
        this.sql = sql;
        this.throttle = throttle;
    }

    @Override
    public void up() {
        sql.sql("delete from person_preference").update();
        throttle.forgetAll();
    }
}
