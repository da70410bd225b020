package org.gatehouse.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.gatehouse.engine.TaskGiven;
import org.gatehouse.engine.TaskOver;
import org.gatehouse.person.CurrentPerson;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people that a task became theirs, unless they took it themselves or its room says so in better words. */
@Component
class TaskWord {

    /** Steps of which their own rooms tell whoever has to do them. */
    private static final Set<String> TOLD =
            Set.of("decideAdjustment", "assessRisk", "respondToRisk", "readResult", "mendDrift", "confirmWaiver");

    private final Notices notices;
    private final CurrentPerson me;
    private final Clock clock;

    TaskWord(Notices notices, CurrentPerson me, Clock clock) {
        this.notices = notices;
        this.me = me;
        this.clock = clock;
    }

    @EventListener
    void given(TaskGiven task) {
        if (task.person().equals(me.id()) || TOLD.contains(task.step())) {
            return;
        }
        String label = task.label().toString();
        if (task.due() == null) {
            notices.tellOfTask(
                    task.person(),
                    "notice.task.given",
                    List.of(label, task.label().project()),
                    link(task));
        } else {
            LocalDate due = LocalDate.ofInstant(task.due(), clock.getZone());
            notices.tellOfTask(
                    task.person(),
                    "notice.task.givenDue",
                    List.of(label, task.label().project(), due.toString()),
                    link(task));
        }
    }

    @EventListener
    void over(TaskOver task) {
        notices.settleTask(task.person(), link(task.id(), task.step(), task.projectKey(), task.businessKey()));
    }

    private static String link(TaskGiven task) {
        return link(task.id(), task.step(), task.projectKey(), task.businessKey());
    }

    /** Work is done on the page of its item; everything else in the Tasklist. */
    static String link(String taskId, String step, String projectKey, String businessKey) {
        return step.equals("doWork") && projectKey != null && businessKey != null
                ? "/projects/" + projectKey + "/work/" + businessKey
                : "/camunda/app/tasklist/default/#/?task=" + taskId;
    }
}
