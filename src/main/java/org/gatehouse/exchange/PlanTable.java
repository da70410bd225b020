package org.gatehouse.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;

/** A plan as rows, such as {@link TableReading} understands them in either language. */
final class PlanTable {

    /** The columns written, in their order. */
    static final List<Column> COLUMNS = List.of(
            Column.UID,
            Column.WBS,
            Column.LEVEL,
            Column.TITLE,
            Column.KIND,
            Column.OWNER,
            Column.RESOURCES,
            Column.START,
            Column.FINISH,
            Column.DURATION,
            Column.EFFORT,
            Column.PREDECESSORS,
            Column.PERCENT,
            Column.ACTUAL_START,
            Column.ACTUAL_FINISH,
            Column.CONSTRAINT,
            Column.CONSTRAINT_DATE,
            Column.DEADLINE,
            Column.PRIORITY,
            Column.PHASE,
            Column.DESCRIPTION,
            Column.DELIVERABLE,
            Column.ACCEPTANCE,
            Column.FIXED_COST,
            Column.OPTIMISTIC,
            Column.PESSIMISTIC,
            Column.BASELINE_START,
            Column.BASELINE_FINISH);

    private static final Map<Column, List<String>> LABELS = new HashMap<>();

    static {
        label(Column.UID, "Key", "编码");
        label(Column.WBS, "WBS", "WBS");
        label(Column.LEVEL, "Outline level", "大纲级别");
        label(Column.TITLE, "Title", "标题");
        label(Column.KIND, "Kind", "种类");
        label(Column.OWNER, "Owner", "负责人");
        label(Column.RESOURCES, "Resource names", "资源名称");
        label(Column.START, "Start", "开始");
        label(Column.FINISH, "Finish", "完成");
        label(Column.DURATION, "Duration", "工期");
        label(Column.EFFORT, "Effort (hours)", "工时（小时）");
        label(Column.PREDECESSORS, "Predecessors", "前置任务");
        label(Column.PERCENT, "% complete", "完成百分比");
        label(Column.ACTUAL_START, "Actual start", "实际开始");
        label(Column.ACTUAL_FINISH, "Actual finish", "实际完成");
        label(Column.CONSTRAINT, "Constraint type", "限制类型");
        label(Column.CONSTRAINT_DATE, "Constraint date", "限制日期");
        label(Column.DEADLINE, "Deadline", "最后期限");
        label(Column.PRIORITY, "Priority", "优先级");
        label(Column.PHASE, "Phase", "阶段");
        label(Column.DESCRIPTION, "Description", "描述");
        label(Column.DELIVERABLE, "Deliverable", "交付物");
        label(Column.ACCEPTANCE, "Acceptance", "验收");
        label(Column.FIXED_COST, "Fixed cost", "固定成本");
        label(Column.OPTIMISTIC, "Optimistic (hours)", "乐观工时（小时）");
        label(Column.PESSIMISTIC, "Pessimistic (hours)", "悲观工时（小时）");
        label(Column.BASELINE_START, "Baseline start", "基线开始");
        label(Column.BASELINE_FINISH, "Baseline finish", "基线完成");
    }

    private static void label(Column column, String english, String chinese) {
        LABELS.put(column, List.of(english, chinese));
    }

    private final PlanDocument plan;
    private final boolean chinese;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, PlanDocument.Resource> resources;
    private final Map<String, List<PlanDocument.Tie>> links;
    private final Map<String, List<PlanDocument.Assignment>> assignments;
    private final Map<String, PlanDocument.Baseline> baselines;

    PlanTable(PlanDocument plan, Locale locale) {
        this.plan = plan;
        this.chinese = "zh".equals(locale.getLanguage());
        plan.items().forEach(item -> names.put(item.id(), name(item)));
        this.resources = plan.resources().stream().collect(Collectors.toMap(PlanDocument.Resource::id, it -> it));
        this.links = plan.links().stream().collect(Collectors.groupingBy(PlanDocument.Tie::to));
        this.assignments = plan.assignments().stream().collect(Collectors.groupingBy(PlanDocument.Assignment::itemId));
        this.baselines = plan.baselines().stream()
                .filter(baseline -> baseline.number() == 0)
                .collect(Collectors.toMap(PlanDocument.Baseline::itemId, it -> it, (one, other) -> one));
    }

    private static String name(PlanDocument.Item item) {
        return item.key().isEmpty() ? item.id() : item.key();
    }

    String header(Column column) {
        return LABELS.get(column).get(chinese ? 1 : 0);
    }

    /** A text, a number, a day or nothing. */
    Object value(PlanDocument.Item item, Column column) {
        PlanDocument.Baseline baseline = baselines.get(item.id());
        return switch (column) {
            case UID -> names.get(item.id());
            case WBS -> item.wbs();
            case LEVEL -> BigDecimal.valueOf(item.level());
            case TITLE -> item.name();
            case KIND -> kind(item.kind());
            case OWNER -> item.owner();
            case RESOURCES -> resources(item);
            case START -> day(item.start());
            case FINISH -> day(item.finish());
            case DURATION -> item.durationMinutes() == null ? "" : length(item.durationMinutes(), item.elapsed());
            case EFFORT -> hours(item.workMinutes());
            case PREDECESSORS -> predecessors(item);
            case PERCENT -> BigDecimal.valueOf(item.percentComplete());
            case ACTUAL_START -> day(item.actualStart());
            case ACTUAL_FINISH -> day(item.actualFinish());
            case CONSTRAINT ->
                item.constraint().type() == Constraint.Type.AS_SOON_AS_POSSIBLE
                        ? ""
                        : WrittenConstraint.name(item.constraint().type(), chinese);
            case CONSTRAINT_DATE -> day(item.constraint().at());
            case DEADLINE -> day(item.deadline());
            case PRIORITY -> priority(item.priority());
            case PHASE -> item.phase();
            case DESCRIPTION -> item.notes();
            case DELIVERABLE -> item.deliverable();
            case ACCEPTANCE -> item.needsAcceptance() == null ? "" : yes(item.needsAcceptance());
            case FIXED_COST -> item.fixedCost();
            case OPTIMISTIC -> hours(item.optimisticMinutes());
            case PESSIMISTIC -> hours(item.pessimisticMinutes());
            case BASELINE_START -> baseline == null ? null : day(baseline.start());
            case BASELINE_FINISH -> baseline == null ? null : day(baseline.finish());
            default -> throw new IllegalArgumentException(column.name());
        };
    }

    private String kind(PlanDocument.Item.Kind kind) {
        return switch (kind) {
            case WORK -> chinese ? "任务" : "Work";
            case MILESTONE -> chinese ? "里程碑" : "Milestone";
            case SUMMARY -> chinese ? "摘要" : "Summary";
        };
    }

    private String yes(boolean value) {
        return value ? chinese ? "是" : "yes" : chinese ? "否" : "no";
    }

    private String priority(int priority) {
        if (priority < 400) {
            return chinese ? "低" : "low";
        }
        if (priority < 600) {
            return chinese ? "中" : "normal";
        }
        return priority < 800 ? chinese ? "高" : "high" : chinese ? "紧急" : "urgent";
    }

    private static LocalDate day(LocalDateTime at) {
        return at == null ? null : at.toLocalDate();
    }

    private static BigDecimal hours(Long minutes) {
        return minutes == null
                ? null
                : BigDecimal.valueOf(minutes)
                        .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    private String resources(PlanDocument.Item item) {
        List<String> names = new ArrayList<>();
        for (PlanDocument.Assignment assignment : assignments.getOrDefault(item.id(), List.of())) {
            PlanDocument.Resource resource = resources.get(assignment.resourceId());
            String name = resource.name().replaceAll("[;\\[\\],]", " ").strip();
            boolean material = resource.kind() == PlanDocument.Resource.Kind.MATERIAL;
            if (material) {
                String unit = resource.unitLabel().isEmpty() ? (chinese ? "件" : "units") : resource.unitLabel();
                names.add(name + "[" + plain(assignment.percent() / 100) + " " + unit + "]");
            } else {
                names.add(assignment.percent() == 100 ? name : name + "[" + plain(assignment.percent()) + "%]");
            }
        }
        return String.join(";", names);
    }

    private String predecessors(PlanDocument.Item item) {
        return links.getOrDefault(item.id(), List.of()).stream()
                .map(link -> names.getOrDefault(link.from(), link.from()) + suffix(link))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(";"));
    }

    private static String suffix(PlanDocument.Tie link) {
        Lag lag = link.lag();
        if (lag.amount() == 0) {
            return link.type() == LinkType.FS ? "" : link.type().name();
        }
        return link.type() + lag(lag);
    }

    /** With its sign, as in {@code +2d}. */
    static String lag(Lag lag) {
        long amount = Math.abs(lag.amount());
        return (lag.amount() < 0 ? "-" : "+")
                + (lag.unit() == Lag.Unit.PERCENT ? amount + "%" : length(amount, lag.unit() == Lag.Unit.ELAPSED));
    }

    /** In the largest unit that needs no fraction. */
    static String length(long minutes, boolean elapsed) {
        int day = elapsed ? 24 * 60 : 480;
        String mark = elapsed ? "e" : "";
        if (minutes % day == 0) {
            return minutes / day + mark + "d";
        }
        return minutes % 60 == 0 ? minutes / 60 + mark + "h" : minutes + mark + "m";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
