package org.gatehouse.drift;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which projects are to be looked at: those in which something happened, and each once a day. */
@Repository
class DriftMarks {

    private final JdbcClient sql;

    DriftMarks(JdbcClient sql) {
        this.sql = sql;
    }

    void begin(String projectKey) {
        sql.sql("insert into drift_watch (project_key, stale) values (:project, true)")
                .param("project", projectKey)
                .update();
    }

    void mark(String projectKey) {
        sql.sql("update drift_watch set stale = true where project_key = :project and stale = false")
                .param("project", projectKey)
                .update();
    }

    /** Projects in planning or execution that may have drifted, those not looked at for longest first. */
    List<String> due(LocalDate today, int most) {
        return sql.sql("select p.project_key from project p join drift_watch w on w.project_key = p.project_key"
                        + " where p.status = 'RUNNING' and p.phase in ('PLANNING', 'EXECUTION')"
                        + " and (w.stale = true or w.looked_on is null or w.looked_on < :today)"
                        + " order by w.looked_on nulls first, p.project_key fetch next :most rows only")
                .param("today", today)
                .param("most", most)
                .query(String.class)
                .list();
    }

    /**
     * Takes the mark away in a transaction of its own, so that the look holds no lock that a command waits for; what happens
     * from then on marks it anew.
     *
     * @return false where another node was faster
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean take(String projectKey, LocalDate today) {
        return sql.sql("update drift_watch set stale = false, looked_on = :today where project_key = :project"
                                + " and (stale = true or looked_on is null or looked_on < :today)")
                        .param("today", today)
                        .param("project", projectKey)
                        .update()
                == 1;
    }
}
