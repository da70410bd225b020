package org.gatehouse.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;

/** Says to the rooms whose a task became, and when it is over. */
final class TaskNews extends AbstractBpmnParseListener {

    private final ApplicationEventPublisher events;

    TaskNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, (TaskListener) this::given);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, (TaskListener) this::over);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, (TaskListener) this::over);
    }

    private void given(DelegateTask task) {
        if (task.getAssignee() != null) {
            events.publishEvent(new TaskGiven(
                    task.getId(),
                    Label.of(task.getName() == null ? task.getTaskDefinitionKey() : task.getName()),
                    task.getTaskDefinitionKey(),
                    projectKey(task),
                    businessKey(task),
                    task.getAssignee(),
                    task.getDueDate() == null ? null : task.getDueDate().toInstant()));
        }
    }

    private void over(DelegateTask task) {
        if (task.getAssignee() != null) {
            events.publishEvent(new TaskOver(
                    task.getId(),
                    task.getTaskDefinitionKey(),
                    projectKey(task),
                    businessKey(task),
                    task.getAssignee()));
        }
    }

    private static String projectKey(DelegateTask task) {
        Object key = task.getVariable("projectKey");
        return key == null ? null : key.toString();
    }

    private static String businessKey(DelegateTask task) {
        return task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
    }
}
