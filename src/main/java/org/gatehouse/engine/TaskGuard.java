package org.gatehouse.engine;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.gatehouse.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the {@link Desk}'s check and the engine's completion in one transaction. */
class TaskGuard {

    private final ObjectProvider<Desk> desk;
    private final MessageSource messages;
    private final TransactionTemplate transaction;

    TaskGuard(ObjectProvider<Desk> desk, MessageSource messages, PlatformTransactionManager transactions) {
        this.desk = desk;
        this.messages = messages;
        this.transaction = new TransactionTemplate(transactions);
    }

    <T> T plain(String taskId, Map<String, Object> values, Function<Map<String, Object>, T> complete) {
        return transaction.execute(status -> complete.apply(desk.getObject().take(taskId, values)));
    }

    <T> T translated(String taskId, Map<String, Object> values, Function<Map<String, Object>, T> complete) {
        return translated(() -> plain(taskId, values, complete));
    }

    /**
     * For callers that know the engine's exceptions only (its REST API): a refusal in the reader's language, of the one
     * kind that its REST API answers with 400 and not with 500.
     */
    <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            String text = refusal.problems().stream()
                    .map(problem -> messages.getMessage(
                            problem.message(),
                            problem.arguments().stream()
                                    .map(TaskGuard::readable)
                                    .toArray(),
                            problem.message(),
                            LocaleContextHolder.getLocale()))
                    .collect(Collectors.joining("\n"));
            throw new FormFieldValidationException(null, text, refusal);
        }
    }

    /** A name in both languages is told in the reader's. */
    private static Object readable(Object argument) {
        return argument instanceof String text && text.contains(" | ")
                ? Label.of(text).in(LocaleContextHolder.getLocale())
                : argument;
    }

    boolean putBack(String taskId, Runnable work) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> desk.getObject().putBack(taskId, work)));
    }

    RuntimeException unsupported() {
        return new BadUserRequestException(messages.getMessage(
                "error.task.unsupported", null, "error.task.unsupported", LocaleContextHolder.getLocale()));
    }
}
