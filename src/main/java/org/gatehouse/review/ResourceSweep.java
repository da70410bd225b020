package org.gatehouse.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.notice.Notices;
import org.gatehouse.progress.Progress;
import org.gatehouse.progress.ProgressFigures;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the resource check look at each project that is carried out once a week, where no review did; the project manager
 * is told what it found. Each project is one transaction, and of several nodes one takes it.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ResourceSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceSweep.class);
    private static final int DAYS = 7;

    private final ResourceCheck check;
    private final Measuring measuring;
    private final Progress progress;
    private final Projects projects;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final JdbcClient sql;
    private final Clock clock;

    ResourceSweep(
            ResourceCheck check,
            Measuring measuring,
            Progress progress,
            Projects projects,
            Notices notices,
            TransactionTemplate transaction,
            JdbcClient sql,
            Clock clock) {
        this.check = check;
        this.measuring = measuring;
        this.progress = progress;
        this.projects = projects;
        this.notices = notices;
        this.transaction = transaction;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${gatehouse.resources.every}", initialDelayString = "${gatehouse.resources.every}")
    void sweep() {
        run();
    }

    /** @return how many projects were looked at */
    int run() {
        LocalDate before = LocalDate.now(clock).minusDays(DAYS);
        List<String> due = sql.sql("select p.project_key from project p"
                        + " left join resource_check c on c.project_key = p.project_key"
                        + " where p.status = 'RUNNING' and p.phase = 'EXECUTION'"
                        + " and (c.checked_on is null or c.checked_on <= :before) order by p.project_key")
                .param("before", before)
                .query(String.class)
                .list();
        int looked = 0;
        for (String projectKey : due) {
            try {
                looked +=
                        Boolean.TRUE.equals(transaction.execute(status -> take(projectKey, before) && look(projectKey)))
                                ? 1
                                : 0;
            } catch (RuntimeException failed) {
                LOG.warn("The resources of {} could not be checked", projectKey, failed);
            }
        }
        return looked;
    }

    /** The row is locked until the transaction ends; whoever comes later finds it done. */
    private boolean take(String projectKey, LocalDate before) {
        LocalDate today = LocalDate.now(clock);
        boolean known = sql.sql("select checked_on from resource_check where project_key = :project for update")
                .param("project", projectKey)
                .query(LocalDate.class)
                .optional()
                .isPresent();
        return known
                ? sql.sql("update resource_check set checked_on = :today"
                                        + " where project_key = :project and checked_on <= :before")
                                .param("today", today)
                                .param("project", projectKey)
                                .param("before", before)
                                .update()
                        == 1
                : sql.sql("insert into resource_check (project_key, checked_on) values (:project, :today)")
                                .param("project", projectKey)
                                .param("today", today)
                                .update()
                        == 1;
    }

    private boolean look(String projectKey) {
        Project project = projects.require(projectKey);
        ProgressFigures figures = progress.of(projectKey);
        List<Warning> warnings = check.look(project, measuring.of(project, figures), figures);
        if (!warnings.isEmpty()) {
            notices.tell(
                    project.managerId(),
                    "notice.review.resources",
                    List.of(project.name().replace('|', '/'), Integer.toString(warnings.size())),
                    "/projects/" + projectKey + "/reviews");
        }
        return true;
    }
}
