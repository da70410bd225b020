package org.gatehouse.timesheet;

import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.Tidy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives everybody empty, open weeks: a person books 24 hours a day at most, over all tests' projects. */
@Component
class TidyHours implements Tidy {

    private final JdbcClient sql;
    private final RuntimeService runtime;

    TidyHours(JdbcClient sql, RuntimeService runtime) {
        this.sql = sql;
        this.runtime = runtime;
    }

    @Override
    public void up() {
        sql.sql("delete from time_entry where corrects is not null").update();
        sql.sql("delete from time_entry").update();
        sql.sql("delete from week_part").update();
        sql.sql("delete from person_week").update();
        sql.sql("delete from closed_month").update();
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("timesheet")
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "tidied"));
    }
}
