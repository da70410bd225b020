package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.change.Impact.BudgetEffect;
import org.gatehouse.change.Impact.Effect;
import org.gatehouse.change.Impact.Frame;
import org.gatehouse.change.Impact.GoalEffect;
import org.gatehouse.change.Impact.Stage;
import org.gatehouse.change.Standing.Allotted;
import org.gatehouse.change.Standing.Course;
import org.gatehouse.plan.WorkItem;

/** What is different between a project before a change and after it. */
final class Difference {

    private final Standing before;
    private final Standing after;
    private final Stage stage;

    Difference(Standing before, Standing after, Stage stage) {
        this.before = before;
        this.after = after;
        this.stage = stage;
    }

    /**
     * @param named keys of the items that the change speaks of
     * @param added keys of the items that it adds
     */
    Impact impact(Set<String> named, Set<String> added, Instant when) {
        return new Impact(frame(when), items(named, added), goals(), lines());
    }

    private Frame frame(Instant when) {
        return new Frame(
                stage,
                when,
                before.plan().finish(),
                after.plan().finish(),
                before.end(),
                after.end(),
                before.budget(),
                after.budget(),
                before.plan().effort(),
                after.plan().effort(),
                before.cost(),
                after.cost(),
                before.excess().days(),
                after.excess().days(),
                before.excess().worst(),
                after.excess().worst(),
                before.excess().hours(),
                after.excess().hours());
    }

    private List<Effect> items(Set<String> named, Set<String> added) {
        Map<String, WorkItem> now = new HashMap<>();
        after.plan().work().forEach(item -> now.put(item.key(), item));
        List<Effect> effects = new ArrayList<>();
        for (WorkItem was : before.plan().work()) {
            WorkItem is = now.get(was.key());
            boolean asked = named.contains(was.key());
            if (is == null || asked || isDifferent(was, is)) {
                effects.add(effect(was, Optional.ofNullable(is), asked));
            }
        }
        after.plan().work().stream()
                .filter(item -> added.contains(item.key()))
                .map(this::addition)
                .forEach(effects::add);
        return effects;
    }

    private static boolean isDifferent(WorkItem was, WorkItem is) {
        return !Objects.equals(was.startDate(), is.startDate())
                || !Objects.equals(was.finishDate(), is.finishDate())
                || !Objects.equals(was.ownerId(), is.ownerId())
                || !Objects.equals(was.effortHours(), is.effortHours());
    }

    private Effect effect(WorkItem was, Optional<WorkItem> is, boolean asked) {
        return new Effect(
                stage,
                was.key(),
                was.title(),
                was.ownerId(),
                is.map(WorkItem::ownerId).orElse(null),
                was.startDate(),
                is.map(WorkItem::startDate).orElse(null),
                was.finishDate(),
                is.map(WorkItem::finishDate).orElse(null),
                was.effortHours(),
                is.map(WorkItem::effortHours).orElse(null),
                asked,
                false,
                was.isMilestone());
    }

    private Effect addition(WorkItem item) {
        return new Effect(
                stage,
                stage == Stage.ASSESSED ? null : item.key(),
                item.title(),
                null,
                item.ownerId(),
                null,
                item.startDate(),
                null,
                item.finishDate(),
                null,
                item.effortHours(),
                true,
                true,
                item.isMilestone());
    }

    private List<GoalEffect> goals() {
        Map<String, Course> now = after.courses().stream()
                .collect(Collectors.toMap(course -> course.goal().key(), Function.identity()));
        return before.courses().stream()
                .filter(was -> now.containsKey(was.goal().key()))
                .map(was -> effect(was, now.get(was.goal().key())))
                .filter(effect -> effect.isChanged() || effect.endangeredAfter() || effect.endangeredBefore())
                .toList();
    }

    private GoalEffect effect(Course was, Course is) {
        return new GoalEffect(
                stage,
                was.goal().key(),
                was.goal().statement(),
                was.goal().unit(),
                plain(was.target()),
                plain(is.target()),
                was.deadline(),
                is.deadline(),
                isBefore(was.deadline(), before.plan().finish()),
                isBefore(is.deadline(), after.plan().finish()));
    }

    private List<BudgetEffect> lines() {
        Map<Long, BigDecimal> now = after.lines().stream()
                .collect(Collectors.toMap(line -> line.line().id(), Allotted::planned));
        return before.lines().stream()
                .filter(was -> now.containsKey(was.line().id())
                        && now.get(was.line().id()).compareTo(was.planned()) != 0)
                .map(was -> new BudgetEffect(
                        stage,
                        was.line().id(),
                        was.line().description(),
                        was.line().currency(),
                        plain(was.planned()),
                        plain(now.get(was.line().id()))))
                .toList();
    }

    private static boolean isBefore(LocalDate deadline, LocalDate finish) {
        return deadline != null && finish != null && deadline.isBefore(finish);
    }

    /** Without the zeros a database adds, so that equal values are equal. */
    private static BigDecimal plain(BigDecimal value) {
        return value == null ? null : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }
}
