package org.gatehouse.inbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.gatehouse.engine.Desk;
import org.gatehouse.execution.Work;
import org.gatehouse.execution.Work.Report;
import org.gatehouse.inbox.LastSteps.Action;
import org.gatehouse.inbox.LastSteps.Step;
import org.gatehouse.inbox.Told.Line;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.gatehouse.schedule.Constraint;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One command for many entries of one's own list. Each entry is a transaction of its own: what one of them is refused does
 * not undo the others, and the answer says which is which.
 */
@Service
class Bulk {

    /** Entries of one command. */
    static final int MOST = 200;

    private static final int LONGEST_SNOOZE_DAYS = 366;

    private final MyEntries entries;
    private final Work work;
    private final WorkItems items;
    private final Projects projects;
    private final Desk desk;
    private final Snoozes snoozes;
    private final LastSteps steps;
    private final CurrentPerson me;
    private final TransactionTemplate transaction;

    Bulk(
            MyEntries entries,
            Work work,
            WorkItems items,
            Projects projects,
            Desk desk,
            Snoozes snoozes,
            LastSteps steps,
            CurrentPerson me,
            PlatformTransactionManager transactions) {
        this.entries = entries;
        this.work = work;
        this.items = items;
        this.projects = projects;
        this.desk = desk;
        this.snoozes = snoozes;
        this.steps = steps;
        this.me = me;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What was done to one entry: how it is taken back, null where it cannot be; what is to be known, or null. */
    private record Outcome(Step step, Problem remark) {}

    private interface Command {
        Outcome on(Entry entry);
    }

    Told progress(List<String> chosen, Integer percent) {
        if (percent == null || percent < 0 || percent > 100) {
            throw new InvalidInput("percent", "execution.error.percent");
        }
        return each("progress", chosen, entry -> {
            requireItem(entry, "inbox.error.noProgress");
            work.report(entry.itemKey(), new Report(percent, null, null, ""));
            return done(Action.PROGRESS, entry, entry.progress(), percent);
        });
    }

    /** Completes the tasks of work items; what asks for an answer is opened, not ticked off. */
    Told finish(List<String> chosen) {
        return each("finish", chosen, entry -> {
            requireItem(entry, "inbox.error.needsAnswer");
            if (entry.taskId() == null) {
                throw new Conflict(
                        entry.isPlanned() ? "inbox.error.notReleased" : "execution.error.notRunning", entry.itemKey());
            }
            WorkItem item = items.require(entry.itemKey());
            desk.complete(entry.taskId(), me.id(), me.groups(), Map.of());
            return item.needsAcceptance()
                    ? new Outcome(
                            new Step(Action.FINISH, entry.id(), "" + entry.progress(), ""),
                            Problem.of("", "inbox.remark.acceptance"))
                    : new Outcome(null, Problem.of("", "inbox.remark.final"));
        });
    }

    /** Moves due dates in the plan, which is its manager's affair. */
    Told move(List<String> chosen, LocalDate day) {
        if (day == null) {
            throw new InvalidInput("due", "error.required", "due");
        }
        return each("move", chosen, entry -> {
            requireItem(entry, "inbox.error.fixedDue");
            projects.steerable(entry.projectKey());
            WorkItem item = items.require(entry.itemKey());
            LocalDate start = item.actualStart() != null ? item.actualStart() : item.startDate();
            if (start != null && day.isBefore(start)) {
                throw new InvalidInput("due", "inbox.error.beforeStart", start);
            }
            WorkItem after = items.change(
                    entry.projectKey(),
                    entry.itemKey(),
                    item.version(),
                    item.draft()
                            .wanted(item.isMilestone() ? null : start, day, item.effortHours())
                            .timed(item.timing().bound(Constraint.NONE).lasting(null)));
            return new Outcome(
                    new Step(Action.MOVE, entry.id(), Dates.of(item).toString(), "" + after.finishDate()),
                    day.equals(after.finishDate())
                            ? null
                            : Problem.of("", "inbox.remark.otherDay", (Object) after.finishDate()));
        });
    }

    Told snooze(List<String> chosen, LocalDate until) {
        LocalDate today = entries.today();
        if (until == null || !until.isAfter(today) || until.isAfter(today.plusDays(LONGEST_SNOOZE_DAYS))) {
            throw new InvalidInput("until", "inbox.error.snoozeDay");
        }
        snoozes.tidy(me.id(), today);
        return each("snooze", chosen, entry -> putOff(entry, until));
    }

    /** Brings back what was put off. */
    Told wake(List<String> chosen) {
        return each("wake", chosen, entry -> putOff(entry, null));
    }

    Told claim(List<String> chosen) {
        return each("claim", chosen, entry -> {
            if (!entry.claimable() || entry.isItem()) {
                throw new Conflict("inbox.error.yours");
            }
            desk.claim(entry.taskId(), me.id(), me.groups());
            return done(Action.CLAIM, entry, "", "");
        });
    }

    private Outcome putOff(Entry entry, LocalDate until) {
        snoozes.put(me.id(), entry.id(), until);
        return done(
                Action.SNOOZE,
                entry,
                entry.snoozed() == null ? "" : entry.snoozed().toString(),
                until == null ? "" : until.toString());
    }

    private Told each(String action, List<String> chosen, Command command) {
        if (chosen.isEmpty()) {
            throw new InvalidInput("entry", "inbox.error.nothingChosen");
        }
        if (chosen.size() > MOST) {
            throw new InvalidInput("entry", "inbox.error.tooMany", MOST);
        }
        Map<String, Entry> mine = entries.byId();
        List<Line> done = new ArrayList<>();
        List<Line> refused = new ArrayList<>();
        List<Step> undoable = new ArrayList<>();
        for (String id : new LinkedHashSet<>(chosen)) {
            Entry entry = mine.get(id);
            if (entry == null) {
                refused.add(new Line(bare(id), Problem.of("", "inbox.error.gone")));
                continue;
            }
            String name = entry.name(LocaleContextHolder.getLocale());
            try {
                Outcome outcome = transaction.execute(status -> command.on(entry));
                done.add(new Line(name, outcome.remark()));
                if (outcome.step() != null) {
                    undoable.add(outcome.step());
                }
            } catch (Refusal refusal) {
                refused.add(new Line(name, refusal.problems().get(0)));
            } catch (ConcurrencyFailureException overtaken) {
                refused.add(new Line(name, Problem.of("", "error.changedMeanwhile")));
            }
        }
        if (!done.isEmpty()) {
            steps.remember(me.id(), undoable);
        }
        return new Told(action, done, refused, !undoable.isEmpty());
    }

    private static void requireItem(Entry entry, String otherwise) {
        if (!entry.isItem()) {
            throw new Conflict(otherwise);
        }
    }

    private static Outcome done(Action action, Entry entry, Object before, Object after) {
        return new Outcome(new Step(action, entry.id(), String.valueOf(before), String.valueOf(after)), null);
    }

    private static String bare(String id) {
        String name = id.substring(id.indexOf(':') + 1);
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
