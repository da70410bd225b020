package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.appraisal.FactRows.GoalRow;
import org.gatehouse.appraisal.FactRows.Item;
import org.gatehouse.appraisal.FactRows.ReadingRow;
import org.gatehouse.appraisal.FactRows.Verdict;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Measures indicators by what happened. Who may ask is the caller's affair. */
@Component
@Transactional(readOnly = true)
class Facts {

    /** An estimate is met up to a tenth above it. */
    private static final BigDecimal TOLERANCE = new BigDecimal("1.10");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** More than that above a target is an odd target. */
    private static final BigDecimal MOST_ATTAINED = BigDecimal.valueOf(150);

    private static final int LABEL = 300;

    private final FactRows rows;
    private final Handlings handlings;

    Facts(FactRows rows, Handlings handlings) {
        this.rows = rows;
        this.handlings = handlings;
    }

    /** By indicator. Each source is looked at once. */
    Map<Kpi, Measured> of(Scope scope, List<Kpi> kpis) {
        Set<Source> asked = kpis.stream().map(Kpi::source).collect(Collectors.toSet());
        boolean items = asked.stream().anyMatch(Facts::isAboutItems);
        Work work = items ? work(scope) : new Work(List.of(), Map.of(), List.of(), Map.of());
        Map<Kpi, Measured> measured = new java.util.LinkedHashMap<>();
        for (Kpi kpi : kpis) {
            measured.put(kpi, measure(scope, kpi, work));
        }
        return measured;
    }

    private record Work(
            List<Item> items,
            Map<String, BigDecimal> estimates,
            List<Verdict> verdicts,
            Map<String, BigDecimal> hours) {

        List<Item> done() {
            return items.stream().filter(Item::isDone).toList();
        }

        /** Of finished items whose estimate and hours are known. */
        List<Item> comparable() {
            return done().stream()
                    .filter(item -> estimates.containsKey(item.key()) && hours.containsKey(item.key()))
                    .toList();
        }
    }

    private static boolean isAboutItems(Source source) {
        return switch (source) {
            case ON_TIME, ESTIMATES, FIRST_TRY, REWORK, HOURS -> true;
            default -> false;
        };
    }

    private Work work(Scope scope) {
        List<Item> items = rows.items(scope);
        List<String> keys = items.stream().map(Item::key).toList();
        return new Work(items, handlings.estimates(items), rows.verdicts(keys), rows.hours(scope.person(), keys));
    }

    private Measured measure(Scope scope, Kpi kpi, Work work) {
        return switch (kpi.source()) {
            case ON_TIME -> Measured.share(handlings.ofItems(scope, work.items()));
            case ESTIMATES -> estimates(work);
            case FIRST_TRY -> firstTry(work);
            case REWORK -> rework(work);
            case HOURS -> hours(work);
            case GOALS -> goals(scope);
            case RESPONSE -> Measured.mean(handlings.ofApprovals(scope, kpi.targetValue()));
            case RISKS -> Measured.share(handlings.ofRisks(scope));
            case LESSONS -> lessons(scope);
            case METRIC -> metric(scope, kpi);
            case MANUAL -> Measured.NOTHING;
        };
    }

    private static Measured estimates(Work work) {
        return Measured.share(work.comparable().stream()
                .map(item -> {
                    BigDecimal estimate = work.estimates().get(item.key());
                    BigDecimal hours = work.hours().get(item.key());
                    return FactLine.of(
                            label(item),
                            link(item),
                            null,
                            item.finished(),
                            hours.compareTo(estimate.multiply(TOLERANCE)) <= 0,
                            percent(hours, estimate));
                })
                .toList());
    }

    private static Measured hours(Work work) {
        List<FactLine> lines = new ArrayList<>();
        BigDecimal planned = BigDecimal.ZERO;
        BigDecimal worked = BigDecimal.ZERO;
        for (Item item : work.comparable()) {
            BigDecimal estimate = work.estimates().get(item.key());
            BigDecimal hours = work.hours().get(item.key());
            planned = planned.add(estimate);
            worked = worked.add(hours);
            lines.add(FactLine.of(label(item), link(item), null, item.finished(), null, percent(hours, estimate)));
        }
        return new Measured(
                planned.signum() == 0 ? null : percent(worked.subtract(planned).abs(), planned), lines);
    }

    private static Measured firstTry(Work work) {
        List<FactLine> lines = new ArrayList<>();
        for (Item item : work.items()) {
            List<Verdict> own = of(work, item);
            if (!own.isEmpty()) {
                lines.add(FactLine.of(
                        label(item),
                        link(item),
                        null,
                        item.finished(),
                        own.get(0).accepted(),
                        BigDecimal.valueOf(own.stream()
                                .filter(verdict -> !verdict.accepted())
                                .count())));
            }
        }
        return Measured.share(lines);
    }

    private static Measured rework(Work work) {
        List<FactLine> lines = new ArrayList<>();
        int all = 0;
        int back = 0;
        for (Item item : work.items()) {
            List<Verdict> own = of(work, item);
            int returned =
                    (int) own.stream().filter(verdict -> !verdict.accepted()).count();
            all += own.size();
            back += returned;
            if (!own.isEmpty()) {
                lines.add(FactLine.of(
                        label(item), link(item), null, item.finished(), returned == 0, BigDecimal.valueOf(returned)));
            }
        }
        return new Measured(all == 0 ? null : percent(BigDecimal.valueOf(back), BigDecimal.valueOf(all)), lines);
    }

    private static List<Verdict> of(Work work, Item item) {
        return work.verdicts().stream()
                .filter(verdict -> verdict.item().equals(item.key()))
                .toList();
    }

    private Measured goals(Scope scope) {
        return Measured.mean(rows.goals(scope).stream()
                .filter(goal -> goal.target() != null && goal.actual() != null)
                .map(goal -> {
                    BigDecimal attained = attained(goal);
                    return FactLine.of(
                            cut(goal.key() + " " + goal.statement()),
                            "/projects/" + goal.project() + "/goals/" + goal.key(),
                            goal.deadline(),
                            null,
                            attained.compareTo(HUNDRED) >= 0,
                            attained);
                })
                .toList());
    }

    /** Percent of the way from baseline value to target: 0 to 150. */
    static BigDecimal attained(GoalRow goal) {
        BigDecimal from = goal.baseline() == null ? BigDecimal.ZERO : goal.baseline();
        BigDecimal way = goal.target().subtract(from);
        BigDecimal attained = way.signum() == 0
                ? goal.actual().compareTo(goal.target()) == 0 ? HUNDRED : BigDecimal.ZERO
                : goal.actual().subtract(from).multiply(HUNDRED).divide(way, 2, RoundingMode.HALF_UP);
        return attained.max(BigDecimal.ZERO).min(MOST_ATTAINED);
    }

    private Measured lessons(Scope scope) {
        List<FactLine> lines = rows.lessons(scope).stream()
                .map(lesson -> FactLine.of(
                        cut(lesson.what()),
                        "/projects/" + lesson.project() + "/lessons/" + lesson.id(),
                        null,
                        handlings.day(lesson.at()),
                        null,
                        BigDecimal.ONE))
                .toList();
        return new Measured(BigDecimal.valueOf(lines.size()), lines);
    }

    private Measured metric(Scope scope, Kpi kpi) {
        List<ReadingRow> readings = kpi.metricId() == null ? List.of() : rows.readings(kpi.metricId(), scope.to());
        List<FactLine> lines = new ArrayList<>();
        for (ReadingRow reading : readings) {
            lines.add(new FactLine(
                    cut(reading.metric()),
                    "/projects/" + reading.project() + "/measures/metrics/" + kpi.metricId(),
                    null,
                    reading.day(),
                    lines.isEmpty(),
                    null,
                    reading.value(),
                    null,
                    null,
                    List.of()));
        }
        return new Measured(readings.isEmpty() ? null : readings.get(0).value(), lines);
    }

    static String label(Item item) {
        return cut(item.key() + " " + item.title());
    }

    static String link(Item item) {
        return "/projects/" + item.project() + "/work/" + item.key();
    }

    static String cut(String text) {
        return text.length() <= LABEL ? text : text.substring(0, LABEL - 1) + "…";
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP);
    }
}
