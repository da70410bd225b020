package org.gatehouse.inbox;

import java.time.LocalDate;
import java.util.Locale;
import org.gatehouse.engine.Label;
import org.gatehouse.plan.ItemStatus;

/**
 * One thing of somebody's work: a work item of theirs, or a task of the engine's.
 *
 * @param id {@code item:SEO-3} or {@code task:} and the engine's id
 * @param projectKey empty where it belongs to none
 * @param itemKey null for what is no work item
 * @param taskId the engine's task it stands for or is done by; null where nothing is to be done just now
 * @param status null for what is no work item
 * @param due null where it has no due date
 * @param claimable nobody has taken it yet
 * @param resting on hold with its project
 * @param snoozed put off until this day; null where it is not
 */
record Entry(
        String id,
        Kind kind,
        Label label,
        String projectKey,
        String project,
        String itemKey,
        int number,
        String taskId,
        ItemStatus status,
        int progress,
        LocalDate due,
        boolean overdue,
        boolean urgent,
        boolean condition,
        boolean claimable,
        boolean resting,
        LocalDate snoozed) {

    static String idOfItem(String itemKey) {
        return "item:" + itemKey;
    }

    static String idOfTask(String taskId) {
        return "task:" + taskId;
    }

    public boolean isItem() {
        return itemKey != null;
    }

    public boolean isPlanned() {
        return status == ItemStatus.PLANNED;
    }

    /** Whether a person can work on it: report progress, book hours. */
    public boolean isRunning() {
        return status == ItemStatus.RELEASED || status == ItemStatus.IN_PROGRESS;
    }

    public String title(Locale locale) {
        return label.in(locale);
    }

    /** How a message names it. */
    String name(Locale locale) {
        return isItem() ? itemKey + " " + title(locale) : title(locale) + (project.isEmpty() ? "" : " · " + project);
    }

    /** Where it is opened. */
    public String href() {
        return isItem() ? "/projects/" + projectKey + "/work/" + itemKey : taskHref();
    }

    /** Its task's form; null where there is none. */
    public String taskHref() {
        return taskId == null ? null : "/camunda/app/tasklist/default/#/?task=" + taskId;
    }

    Entry doneBy(String task, boolean onHold) {
        return new Entry(
                id,
                kind,
                label,
                projectKey,
                project,
                itemKey,
                number,
                task,
                status,
                progress,
                due,
                overdue,
                urgent,
                condition,
                claimable,
                onHold,
                snoozed);
    }
}
