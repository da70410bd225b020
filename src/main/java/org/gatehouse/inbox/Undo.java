package org.gatehouse.inbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.engine.Desk;
import org.gatehouse.execution.Withdrawal;
import org.gatehouse.execution.Work;
import org.gatehouse.execution.Work.Report;
import org.gatehouse.inbox.LastSteps.Step;
import org.gatehouse.inbox.Told.Line;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.gatehouse.timesheet.Hours;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the last action back, as far as the process allows: what others have done since stays, and the answer says so.
 * Nothing is wiped out; the trail tells both the action and its undoing.
 */
@Service
class Undo {

    private final LastSteps steps;
    private final Work work;
    private final Hours hours;
    private final Withdrawal withdrawal;
    private final WorkItems items;
    private final Projects projects;
    private final Snoozes snoozes;
    private final Desk desk;
    private final MessageSource messages;
    private final CurrentPerson me;
    private final TransactionTemplate transaction;

    Undo(
            LastSteps steps,
            Work work,
            Hours hours,
            Withdrawal withdrawal,
            WorkItems items,
            Projects projects,
            Snoozes snoozes,
            Desk desk,
            MessageSource messages,
            CurrentPerson me,
            PlatformTransactionManager transactions) {
        this.steps = steps;
        this.work = work;
        this.hours = hours;
        this.withdrawal = withdrawal;
        this.items = items;
        this.projects = projects;
        this.snoozes = snoozes;
        this.desk = desk;
        this.messages = messages;
        this.me = me;
        this.transaction = new TransactionTemplate(transactions);
    }

    Told last() {
        List<Step> taken = steps.take(me.id());
        if (taken.isEmpty()) {
            throw new Conflict("inbox.error.nothingToUndo");
        }
        List<Line> done = new ArrayList<>();
        List<Line> refused = new ArrayList<>();
        for (Step step : taken) {
            String name = name(step);
            try {
                transaction.executeWithoutResult(status -> takeBack(step));
                done.add(new Line(name, null));
            } catch (Refusal refusal) {
                refused.add(new Line(name, refusal.problems().get(0)));
            } catch (ConcurrencyFailureException overtaken) {
                refused.add(new Line(name, Problem.of("", "error.changedMeanwhile")));
            }
        }
        return new Told("undo", done, refused, false);
    }

    private void takeBack(Step step) {
        String key = step.entry().substring(step.entry().indexOf(':') + 1);
        switch (step.action()) {
            case PROGRESS -> {
                if (items.require(key).progress() != Integer.parseInt(step.after())) {
                    throw new Conflict("inbox.error.changedSince");
                }
                work.report(key, new Report(Integer.valueOf(step.before()), null, null, ""));
            }
            case MOVE -> {
                WorkItem item = items.require(key);
                if (!step.after().equals("" + item.finishDate())) {
                    throw new Conflict("inbox.error.changedSince");
                }
                projects.steerable(item.projectKey());
                items.change(
                        item.projectKey(),
                        key,
                        item.version(),
                        Dates.parse(step.before()).on(item.draft()));
            }
            case FINISH -> withdrawal.withdraw(key, Integer.parseInt(step.before()));
            case SNOOZE ->
                snoozes.put(me.id(), step.entry(), step.before().isEmpty() ? null : LocalDate.parse(step.before()));
            case CLAIM -> desk.giveBack(key, me.id(), me.groups());
            case HOURS -> hours.remove(Long.parseLong(step.after()));
            case ADD -> {
                WorkItem item = items.require(key);
                if (item.progress() > 0
                        || item.status() != ItemStatus.PLANNED && item.status() != ItemStatus.RELEASED) {
                    throw new Conflict("inbox.error.begunSince", key);
                }
                items.cancel(item.projectKey(), key, item.version(), text("inbox.undo.reason"));
            }
        }
    }

    private String name(Step step) {
        String key = step.entry().substring(step.entry().indexOf(':') + 1);
        return step.entry().startsWith("item:") ? key + " " + items.require(key).title() : text("inbox.undo.task");
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
