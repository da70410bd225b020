package org.gatehouse.engine;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Builder.Feature;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.joda.time.DateTime;

/**
 * What an expression in a model may say. Analysts may write
 *
 * <ul>
 *   <li>variables and constants: {@code ${projectManager}}, {@code ${limit}}, {@code 'go'}, {@code 3}, {@code true};
 *   <li>members of JSON variables: {@code ${answer.reason}}, {@code ${approvers[0]}};
 *   <li>comparisons, arithmetic, {@code and or not empty ? :};
 *   <li>the functions {@code now()}, {@code dateTime()}, {@code currentUser()}, {@code currentUserGroups()};
 *   <li>time arithmetic on {@code dateTime()}: {@code ${dateTime().plusDays(3).toDate()}};
 *   <li>questions to texts, lists and maps: {@code contains}, {@code size}, {@code isEmpty}, {@code startsWith} …;
 *   <li>{@code execution.processBusinessKey} and the other plain facts of {@code execution} and {@code task}.
 * </ul>
 *
 * Nothing else: no method of a bean, no class, nothing of the engine. Where a step has to do something, it is a service
 * task whose delegate expression names one of our steps. The same lists bind at deployment ({@link #objection}) and at
 * run time ({@link ModelExpressions}).
 */
final class ModelLanguage {

    static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups");

    private static final Map<Class<?>, Set<String>> PROPERTIES = Map.of(
            DelegateExecution.class,
            Set.of(
                    "id",
                    "processInstanceId",
                    "processBusinessKey",
                    "businessKey",
                    "processDefinitionId",
                    "currentActivityId",
                    "currentActivityName"),
            DelegateTask.class,
            Set.of("id", "name", "assignee", "owner", "priority", "dueDate", "createTime", "taskDefinitionKey"));

    private static final Map<Class<?>, Set<String>> METHODS = Map.of(
            CharSequence.class,
            Set.of("length", "isEmpty", "isBlank", "contains", "startsWith", "endsWith", "equals", "equalsIgnoreCase"),
            java.util.Collection.class,
            Set.of("size", "isEmpty", "contains"),
            Map.class,
            Set.of("size", "isEmpty", "containsKey", "get"),
            DateTime.class,
            Set.of(
                    "plusMinutes",
                    "plusHours",
                    "plusDays",
                    "plusWeeks",
                    "plusMonths",
                    "minusMinutes",
                    "minusHours",
                    "minusDays",
                    "minusWeeks",
                    "minusMonths",
                    "withTimeAtStartOfDay",
                    "toDate",
                    "toString",
                    "isAfter",
                    "isBefore"),
            Date.class,
            Set.of("before", "after", "getTime"));

    private static final int LONGEST = 1_000;
    private static final Pattern OPENS = Pattern.compile("[$#]\\{");
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z_]\\w{0,99}");
    private static final Set<String> NEVER = Set.of(
            "class",
            "classLoader",
            "processEngineServices",
            "processEngine",
            "module",
            "declaringClass",
            "applicationContext");
    private static final Set<Class<?>> PLAIN = Set.of(
            AstBinary.class,
            AstBoolean.class,
            AstChoice.class,
            AstComposite.class,
            AstEval.class,
            AstIdentifier.class,
            AstNested.class,
            AstNull.class,
            AstNumber.class,
            AstParameters.class,
            AstString.class,
            AstText.class,
            AstUnary.class);

    private ModelLanguage() {}

    static boolean mayRead(Object base, Object property) {
        return allows(PROPERTIES, base, property);
    }

    static boolean mayCall(Object base, Object method) {
        return allows(METHODS, base, method);
    }

    private static boolean allows(Map<Class<?>, Set<String>> lists, Object base, Object name) {
        return lists.entrySet().stream()
                .anyMatch(list ->
                        list.getKey().isInstance(base) && list.getValue().contains(String.valueOf(name)));
    }

    static boolean isExpression(String text) {
        return OPENS.matcher(text).find();
    }

    /** What in the text an analyst may not write, as {@code plusYears()} or {@code .class}; null where all is well. */
    static String objection(String text) {
        if (!isExpression(text)) {
            return null;
        }
        if (text.length() > LONGEST) {
            return text.substring(0, 40) + "…";
        }
        try {
            return objection(new Builder(Feature.METHOD_INVOCATIONS, Feature.NULL_PROPERTIES)
                    .build(text.strip())
                    .getRoot());
        } catch (TreeBuilderException | StackOverflowError wrong) {
            return text.strip();
        }
    }

    private static String objection(Node node) {
        if (node instanceof AstFunction function) {
            if (!FUNCTIONS.contains(function.getName())) {
                return function.getName() + "()";
            }
        } else if (node instanceof AstMethod method) {
            String name = member(method.getChild(0));
            if (name == null || METHODS.values().stream().noneMatch(names -> names.contains(name))) {
                return (name == null ? "[…]" : name) + "()";
            }
        } else if (node instanceof AstDot || node instanceof AstBracket) {
            String refused = refusedMember(node);
            if (refused != null) {
                return refused;
            }
        } else if (!PLAIN.contains(node.getClass())) {
            return node.toString();
        }
        for (int child = 0; child < node.getCardinality(); child++) {
            String objection = objection(node.getChild(child));
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }

    private static String refusedMember(Node node) {
        String name = member(node);
        if (name == null) {
            boolean index = node.getChild(1) instanceof AstNumber || node.getChild(1) instanceof AstIdentifier;
            return index ? null : "[…]";
        }
        boolean engine = node.getChild(0) instanceof AstIdentifier base
                && List.of("execution", "task").contains(base.getName());
        boolean known = PROPERTIES.values().stream().anyMatch(names -> names.contains(name));
        return !MEMBER.matcher(name).matches() || NEVER.contains(name) || engine && !known ? "." + name : null;
    }

    /** The member's name where the model spells it out. */
    private static String member(Node property) {
        if (property instanceof AstDot dot) {
            return dot.toString().substring(2);
        }
        return property.getChild(1) instanceof AstString constant ? String.valueOf(constant.eval(null, null)) : null;
    }
}
