package org.gatehouse.adjustment;

import java.util.List;
import org.gatehouse.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at projects again from time to time: what could not be raised when the readings came, because the project was on
 * hold or not carried out yet, is raised when it can be. Several nodes may look at the same time; one raises.
 */
@Component
@EnableScheduling
class CorridorSweep {

    private static final Logger LOG = LoggerFactory.getLogger(CorridorSweep.class);

    private final CorridorWatch watch;
    private final JdbcClient sql;

    CorridorSweep(CorridorWatch watch, JdbcClient sql) {
        this.watch = watch;
        this.sql = sql;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    void sweep() {
        List<String> carriedOut = sql.sql("select project_key from project p where status = 'RUNNING'"
                        + " and phase = 'EXECUTION' and exists (select 1 from goal g where g.project_key = p.project_key"
                        + " and g.target_value is not null and g.deadline is not null) order by project_key")
                .query(String.class)
                .list();
        for (String projectKey : carriedOut) {
            try {
                watch.look(projectKey);
            } catch (Refusal overtaken) {
                LOG.debug("{} is looked at by somebody else", projectKey);
            } catch (RuntimeException failed) {
                LOG.warn("The goals of {} could not be judged", projectKey, failed);
            }
        }
    }
}
