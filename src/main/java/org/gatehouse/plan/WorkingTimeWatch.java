package org.gatehouse.plan;

import java.util.List;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.resource.ResourceReplaced;
import org.gatehouse.resource.WorkingTimeChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps plans in step with calendars and absences: a project's own at once, those of everybody who works with a person
 * or by the house's calendar soon after, one plan at a time.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WorkingTimeWatch {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingTimeWatch.class);

    private static final String RUNNING =
            " and project_key in (select p.project_key from project p" + " where p.status in ('RUNNING', 'ON_HOLD'))";

    private final WorkItems items;
    private final PlanRows rows;
    private final JdbcClient sql;

    WorkingTimeWatch(WorkItems items, PlanRows rows, JdbcClient sql) {
        this.items = items;
        this.rows = rows;
        this.sql = sql;
    }

    @EventListener
    @Transactional
    public void on(WorkingTimeChanged changed) {
        if (changed.projectKey() != null) {
            items.reschedule(changed.projectKey());
        } else if (changed.personId() != null) {
            sql.sql("update project_plan set stale = true where project_key in (select i.project_key from work_item i"
                            + " left join item_assignment a on a.item_key = i.item_key"
                            + " left join project_resource r on r.id = a.resource_id"
                            + " where i.status not in ('DONE', 'CANCELLED')"
                            + " and (i.owner_id = :person or r.person_id = :person))" + RUNNING)
                    .param("person", changed.personId())
                    .update();
        } else {
            sql.sql("update project_plan set stale = true where stale = false" + RUNNING)
                    .update();
        }
    }

    @EventListener
    @Transactional
    public void on(ResourceReplaced replaced) {
        rows.reassign(replaced.oldId(), replaced.newId());
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT30S")
    void renewStalePlans() {
        List<String> stale = sql.sql("select project_key from project_plan where stale = true order by project_key")
                .query(String.class)
                .list();
        for (String projectKey : stale) {
            try {
                items.rescheduleStale(projectKey);
            } catch (Refusal impossible) {
                items.leaveStale(projectKey);
                LOG.warn(
                        "The plan of {} cannot be scheduled by the new working time: {}",
                        projectKey,
                        impossible.getMessage());
            }
        }
    }
}
