package org.gatehouse.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.gatehouse.engine.TimeTravel;
import org.gatehouse.execution.Work;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.goal.Goals;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.BudgetLine.Category;
import org.gatehouse.resource.BudgetLineDraft;
import org.gatehouse.resource.BudgetLines;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the stories are made of: projects, goals, items, money and working days, all as {@code lin} enters them. */
@Component
@Profile("demo")
class Props {

    private final Cast cast;
    private final Projects projects;
    private final Goals goals;
    private final WorkItems items;
    private final BudgetLines budget;
    private final Work work;
    private final TimeTravel travel;
    private final ZoneId zone;
    private final LocalDate today;

    Props(
            Cast cast,
            Projects projects,
            Goals goals,
            WorkItems items,
            BudgetLines budget,
            Work work,
            TimeTravel travel,
            Clock clock) {
        this.cast = cast;
        this.projects = projects;
        this.goals = goals;
        this.items = items;
        this.budget = budget;
        this.work = work;
        this.travel = travel;
        this.zone = clock.getZone();
        this.today = LocalDate.now(clock);
    }

    /** The day on which the demo is played, whatever time a story has gone to. */
    LocalDate today() {
        return today;
    }

    /** From now on it is this day, at ten in the morning. */
    void itIs(LocalDate day) {
        travel.to(day.atTime(10, 0).atZone(zone).toInstant());
    }

    /** The past is over. */
    void itIsNow() {
        travel.home();
    }

    String item(String key, ItemDraft draft) {
        return cast.as("lin", () -> items.add(key, draft).key());
    }

    void budget(String key, Category category, String description, int planned, int committed, int actual) {
        cast.as(
                "lin",
                () -> budget.add(
                        key,
                        new BudgetLineDraft(
                                category,
                                description,
                                BigDecimal.valueOf(planned),
                                BigDecimal.valueOf(committed),
                                BigDecimal.valueOf(actual),
                                "CNY")));
    }

    /** So much of a budget line is spent by now. */
    void spend(String key, String description, int actual) {
        budget.of(key).stream()
                .filter(line -> line.description().equals(description))
                .forEach(line -> cast.act(
                        "lin",
                        () -> budget.change(
                                key,
                                line.id(),
                                line.version(),
                                new BudgetLineDraft(
                                        line.category(),
                                        description,
                                        line.planned(),
                                        BigDecimal.valueOf(actual),
                                        BigDecimal.valueOf(actual),
                                        line.currency()))));
    }

    /** Everything that was spent is paid. */
    void settleBudget(String key, LocalDate day) {
        cast.act(
                "lin",
                () -> budget.of(key).forEach(line -> budget.pay(key, line.id(), line.version(), line.actual(), day)));
    }

    void finish(String person, String item, LocalDate day, int hours, String note) {
        cast.await(person, "work-item", item, "doWork");
        book(person, item, day, hours, 90, "");
        cast.complete(person, "work-item", item, "doWork", Map.of("note", note, "finishedOn", day.toString()));
    }

    /** Eight hours on each working day, back from this one. */
    void book(String person, String item, LocalDate last, int hours, int percent, String note) {
        LocalDate day = last;
        int left = hours;
        while (left > 0) {
            if (day.getDayOfWeek().getValue() <= 5) {
                int today = Math.min(8, left);
                left -= today;
                boolean first = left == 0;
                Work.Report report =
                        new Work.Report(first ? percent : null, day, BigDecimal.valueOf(today), first ? note : "");
                cast.act(person, () -> work.report(item, report));
            }
            day = day.minusDays(1);
        }
    }

    void create(
            String key,
            String name,
            String description,
            String market,
            String strategy,
            LocalDate start,
            LocalDate end,
            String budget,
            List<String> members) {
        create(key, name, description, market, strategy, start, end, budget, members, 7);
    }

    /** @param reviewDays days between two reviews */
    void create(
            String key,
            String name,
            String description,
            String market,
            String strategy,
            LocalDate start,
            LocalDate end,
            String budget,
            List<String> members,
            int reviewDays) {
        cast.as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        name,
                        key,
                        description,
                        market,
                        strategy,
                        start,
                        end,
                        new BigDecimal(budget),
                        "CNY",
                        "fang",
                        members,
                        reviewDays)));
    }

    void goal(
            String key,
            String statement,
            String metric,
            String unit,
            String from,
            String to,
            LocalDate deadline,
            String why,
            String owner) {
        cast.as(
                "lin",
                () -> goals.add(
                        key,
                        new GoalDraft(
                                statement,
                                metric,
                                unit,
                                new BigDecimal(from),
                                new BigDecimal(to),
                                deadline,
                                why,
                                owner)));
    }

    String item(
            String key,
            String title,
            String phase,
            String owner,
            LocalDate start,
            LocalDate finish,
            int hours,
            Priority priority,
            String deliverable,
            boolean acceptance,
            String... predecessors) {
        return cast.as(
                "lin",
                () -> items.add(
                                key,
                                new ItemDraft(
                                        title,
                                        "",
                                        phase,
                                        owner,
                                        start,
                                        finish,
                                        BigDecimal.valueOf(hours),
                                        priority,
                                        List.of(predecessors),
                                        deliverable,
                                        acceptance))
                        .key());
    }

    /**
     * A working day counted from this week, so that the plans fit whatever day the demo starts on.
     *
     * @param week 0 this week, -1 the last one
     * @param weekday 1 Monday to 5 Friday
     */
    LocalDate day(int week, int weekday) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return monday.plusWeeks(week).plusDays(weekday - 1L);
    }
}
