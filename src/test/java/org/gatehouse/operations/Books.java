package org.gatehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the database says in the end about projects with one goal and one work item each, past all their work. */
final class Books {

    private final JdbcTemplate sql;

    Books(Connection connection) {
        this.sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    void nothingHappenedTwice() {
        each(
                "project has one process",
                "ACT_RU_EXECUTION",
                "BUSINESS_KEY_ = project_key and PARENT_ID_ is null" + " and SUPER_EXEC_ is null");
        each("project has one goal", "goal", "goal.project_key = project.project_key");
        for (String gate : new String[] {"goal", "plan"}) {
            each(
                    "project was reviewed once at the gate " + gate,
                    "gate_review",
                    "gate_review.project_key = project.project_key and gate = '" + gate + "'");
            each(
                    "project has one baseline of the gate " + gate,
                    "plan_baseline",
                    "plan_baseline.project_key = project.project_key and occasion = upper('" + gate + "') || '_GATE'");
        }
        each(
                "project has one item, done",
                "work_item",
                "work_item.project_key = project.project_key and status = 'DONE'");
        each(
                "item was released once",
                "ACT_HI_PROCINST",
                "BUSINESS_KEY_ in (select item_key from work_item where work_item.project_key = project.project_key)");
        each(
                "hours were booked once",
                "time_entry",
                "item_key in" + " (select item_key from work_item where work_item.project_key = project.project_key)");
        none("lines that stand in the trail twice", """
                select project_key || ' ' || action || ' ' || subject from trail_line
                group by project_key, action, subject, details having count(*) > 1
                """);
        // Work is released when the execution begins and when the item is done.
        none("steps that ended twice", """
                select max(ACT_ID_) from ACT_HI_ACTINST where ACT_TYPE_ in ('userTask', 'serviceTask')
                group by PROC_INST_ID_, ACT_ID_ having count(*) > case ACT_ID_ when 'releaseWork' then 2 else 1 end
                """);
        none("automated steps that gave up", "select ID_ from ACT_RU_INCIDENT");
    }

    /** @param mails as the mail server got them */
    void everythingWasMailedOnce(List<String> mails) {
        none("notices that never left", "select cast(id as varchar(20)) from notice_post");
        none("mails that never left", "select delivery_key from delivery where state <> 'DONE'");
        assertThat(mails)
                .hasSize(sql.queryForObject("select count(*) from delivery where channel = 'mail'", Integer.class))
                .isNotEmpty();
        assertThat(found(mails, "Message-ID: (<[^>]+>)")).hasSameSizeAs(mails).doesNotHaveDuplicates();
        assertThat(found(mails, "/notices/(\\d+)\"")).as("notices").doesNotHaveDuplicates();
    }

    private static List<String> found(List<String> mails, String what) {
        return mails.stream()
                .flatMap(mail -> Pattern.compile(what).matcher(mail).results())
                .map(match -> match.group(1))
                .toList();
    }

    private void each(String what, String table, String which) {
        none(
                "projects of which this is not true: " + what,
                "select project_key from project where (select count(*) from " + table + " where " + which + ") <> 1");
    }

    private void none(String what, String query) {
        assertThat(sql.queryForList(query, String.class)).as(what).isEmpty();
    }
}
