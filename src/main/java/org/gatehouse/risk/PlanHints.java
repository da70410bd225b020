package org.gatehouse.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Project;

/** What a plan, as it stands, hints at. */
final class PlanHints {

    /** Percent of the critical path's hours on one person from which that is a risk. */
    static final int ONE_PERSON = 60;

    /** Hours of open critical work below which nobody need worry about who does it. */
    static final BigDecimal WORTH_A_WORD = BigDecimal.valueOf(16);

    /** Calendar days between the last work and the day it must be done below which there is no slack. */
    static final int NO_SLACK = 2;

    private static final int NAMED = 5;

    private final List<WorkItem> open;
    private final Project project;
    private final LocalDate today;
    private final UnaryOperator<String> people;

    /** @param people names by id */
    PlanHints(List<WorkItem> plan, Project project, LocalDate today, UnaryOperator<String> people) {
        this.open = plan.stream().filter(WorkItem::isOpen).toList();
        this.project = project;
        this.today = today;
        this.people = people;
    }

    List<Hint> all() {
        List<Hint> hints = new ArrayList<>();
        overdue(hints);
        onePerson(hints);
        noSlackAtTheEnd(hints);
        noSlackBefore(hints);
        return hints;
    }

    /** Critical items whose last day has passed: each further day moves the plan's finish. */
    private void overdue(List<Hint> hints) {
        List<WorkItem> late = open.stream()
                .filter(item -> item.isCritical()
                        && item.finishDate() != null
                        && item.finishDate().isBefore(today))
                .toList();
        if (!late.isEmpty()) {
            List<String> keys = late.stream().map(WorkItem::key).toList();
            hints.add(new Hint(
                    "overdue", "", String.join(",", keys), Category.SCHEDULE, keys, List.of(keys.size(), some(late))));
        }
    }

    /** Most of the critical path's hours are one person's: if they fall out, nobody takes over at once. */
    private void onePerson(List<Hint> hints) {
        Map<String, BigDecimal> hours = new LinkedHashMap<>();
        List<WorkItem> critical = open.stream()
                .filter(item -> item.isCritical() && item.effortHours() != null)
                .toList();
        critical.stream()
                .filter(item -> !item.ownerId().isEmpty())
                .forEach(item -> hours.merge(item.ownerId(), item.effortHours(), BigDecimal::add));
        BigDecimal whole = critical.stream().map(WorkItem::effortHours).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.compareTo(WORTH_A_WORD) < 0 || hours.isEmpty()) {
            return;
        }
        Map.Entry<String, BigDecimal> most =
                hours.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        int percent = most.getValue()
                .multiply(BigDecimal.valueOf(100))
                .divide(whole, 0, RoundingMode.HALF_UP)
                .intValue();
        List<WorkItem> theirs = critical.stream()
                .filter(item -> item.ownerId().equals(most.getKey()))
                .toList();
        if (percent >= ONE_PERSON && theirs.size() > 1) {
            hints.add(new Hint(
                    "onePerson",
                    most.getKey(),
                    Integer.toString(percent / 10),
                    Category.PEOPLE,
                    theirs.stream().map(WorkItem::key).limit(NAMED).toList(),
                    List.of(people.apply(most.getKey()), percent, some(theirs))));
        }
    }

    /** The last work is done so shortly before the project's end that any delay misses it, and with it the last gate. */
    private void noSlackAtTheEnd(List<Hint> hints) {
        WorkItem last = open.stream()
                .filter(item -> item.finishDate() != null)
                .max(Comparator.comparing(WorkItem::finishDate))
                .orElse(null);
        if (last != null && days(last.finishDate(), project.endDate()) <= NO_SLACK) {
            hints.add(new Hint(
                    "noSlack",
                    "",
                    last.key() + " " + last.finishDate() + " " + project.endDate(),
                    Category.SCHEDULE,
                    List.of(last.key()),
                    List.of(last.key() + " " + last.title(), last.finishDate(), project.endDate())));
        }
    }

    /** Milestones and items that end on or after the day they must end. */
    private void noSlackBefore(List<Hint> hints) {
        open.stream()
                .filter(item -> item.finishDate() != null
                        && item.timing().deadline() != null
                        && days(item.finishDate(), item.timing().deadline()) <= NO_SLACK)
                .sorted(Comparator.comparing(item -> item.timing().deadline()))
                .limit(NAMED)
                .forEach(item -> hints.add(new Hint(
                        "deadline",
                        item.key(),
                        item.finishDate() + " " + item.timing().deadline(),
                        Category.SCHEDULE,
                        List.of(item.key()),
                        List.of(
                                item.key() + " " + item.title(),
                                item.finishDate(),
                                item.timing().deadline()))));
    }

    private static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }

    private static String some(List<WorkItem> items) {
        String named = String.join(
                ", ",
                items.stream()
                        .limit(NAMED)
                        .map(item -> item.key() + " " + item.title())
                        .toList());
        return items.size() > NAMED ? named + ", …" : named;
    }
}
