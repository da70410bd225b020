package org.gatehouse.resource;

import org.gatehouse.Tidy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets who is away, what people can and cost, and calendars of the house beside the first. */
@Component
class TidyResources implements Tidy {

    private final JdbcClient sql;

    TidyResources(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void up() {
        for (String table : new String[] {"absence", "person_working", "person_skill", "person_rate"}) {
            sql.sql("delete from " + table).update();
        }
        sql.sql("update work_calendar set standard = (name = 'Gatehouse') where project_key is null")
                .update();
    }
}
