package org.gatehouse.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Names each task in both languages and with its project, {@code Define the goals | 设定目标 | SEO growth}, because
 * Tasklist's cards show nothing else. {@link Label} takes the names apart again for a reader.
 */
final class TaskNaming extends AbstractBpmnParseListener {

    /** What the engine's column holds. */
    private static final int LONGEST = 255;

    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, (TaskListener) TaskNaming::name);
    }

    private static void name(DelegateTask task) {
        UserTask model = (UserTask) task.getBpmnModelElementInstance();
        String english = model.getName() == null ? model.getId() : model.getName();
        String chinese = ModelTexts.chinese(model).orElse(english);
        Object project = task.getVariable("projectName");
        String name = new Label(
                        fill(english, task, true),
                        fill(chinese, task, false),
                        project == null ? "" : project.toString())
                .toString();
        task.setName(name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…");
    }

    private static String fill(String text, DelegateTask task, boolean english) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            Object value = task.getVariable(place.group(1));
            Label label = Label.of(value == null ? "" : value.toString());
            place.appendReplacement(filled, Matcher.quoteReplacement(english ? label.english() : label.chinese()));
        }
        return place.appendTail(filled).toString();
    }
}
