package org.gatehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the database says in the end about projects with one goal and one work item each, past their plan gate. */
final class Books {

    private final JdbcTemplate sql;

    Books(Connection connection) {
        this.sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    /** One process, goal, gate review and trail line for each thing that happened once. */
    void nothingHappenedTwice() {
        none(
                "projects without their one goal",
                "select project_key from project where"
                        + " (select count(*) from goal where goal.project_key = project.project_key) <> 1");
        none(
                "projects without their one review of the goals",
                "select project_key from project where"
                        + " (select count(*) from gate_review where gate_review.project_key = project.project_key) <> 1");
        none(
                "lines that stand in the trail twice",
                "select project_key || ' ' || action || ' ' || subject"
                        + " from trail_line group by project_key, action, subject having count(*) > 1");
        none("automated steps that gave up", "select ID_ from ACT_RU_INCIDENT");
        none(
                "projects without their one process",
                "select project_key from project where"
                        + " (select count(*) from ACT_RU_EXECUTION where BUSINESS_KEY_ = project_key and PARENT_ID_ is null"
                        + " and SUPER_EXEC_ is null) <> 1");
        none(
                "steps that were completed twice",
                "select max(ACT_ID_) from ACT_HI_ACTINST where ACT_TYPE_ in"
                        + " ('userTask', 'serviceTask') group by PROC_INST_ID_, ACT_ID_ having count(*) > 1");
    }

    private void none(String what, String query) {
        assertThat(sql.queryForList(query, String.class)).as(what).isEmpty();
    }
}
