package org.gatehouse.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Start-up work that must be done once though several nodes start on one database at the same time. */
@Component
public class Startup {

    private final JdbcClient sql;

    Startup(JdbcClient sql) {
        this.sql = sql;
    }

    /** Does the work in one transaction while every other node waits; so the work looks first whether it is done. */
    @Transactional
    public void alone(Runnable work) {
        sql.sql("select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'startup.lock' for update")
                .query(String.class)
                .single();
        work.run();
    }
}
