package org.gatehouse.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.table.CellText;
import org.gatehouse.table.DateOrder;
import org.gatehouse.table.Table;
import org.gatehouse.table.WrittenDate;

/** Reads what single cells hold, and notes each it cannot read. */
final class CellValues {

    /** When a day of work begins and ends, where a cell names the day alone. */
    static final LocalTime MORNING = LocalTime.of(9, 0);

    static final LocalTime EVENING = LocalTime.of(18, 0);

    private static final Pattern AMOUNT = Pattern.compile("[^\\d.,()-]*(-?[\\d.,]{1,20})[^\\d.,]*");
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "x", "是", "需要", "√", "✓", "有");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "否", "不需要");
    private static final Set<String> DONE = Set.of(
            "done", "closed", "resolved", "complete", "completed", "finished", "已完成", "完成", "关闭", "已关闭", "已解决", "已结束");
    private static final Map<String, Integer> PRIORITIES = Map.ofEntries(
            Map.entry("lowest", 100),
            Map.entry("最低", 100),
            Map.entry("low", 300),
            Map.entry("低", 300),
            Map.entry("较低", 300),
            Map.entry("normal", 500),
            Map.entry("medium", 500),
            Map.entry("中", 500),
            Map.entry("普通", 500),
            Map.entry("一般", 500),
            Map.entry("正常", 500),
            Map.entry("high", 700),
            Map.entry("important", 700),
            Map.entry("重要", 700),
            Map.entry("高", 700),
            Map.entry("较高", 700),
            Map.entry("highest", 900),
            Map.entry("urgent", 900),
            Map.entry("紧急", 900),
            Map.entry("最高", 900));

    private final TableRows rows;
    private final DateOrder order;
    private final boolean ambiguous;
    private final boolean fractions;

    /** @param wished the order of written dates; null: guess */
    CellValues(TableRows rows, DateOrder wished) {
        this.rows = rows;
        List<String> written = new ArrayList<>();
        for (Column column : List.of(
                Column.START,
                Column.FINISH,
                Column.ACTUAL_START,
                Column.ACTUAL_FINISH,
                Column.DEADLINE,
                Column.CONSTRAINT_DATE,
                Column.BASELINE_START,
                Column.BASELINE_FINISH)) {
            rows.texts(column).limit(3000).forEach(written::add);
        }
        this.order = wished == null ? WrittenDate.order(written) : wished;
        this.ambiguous = wished == null && WrittenDate.isAmbiguous(written, order);
        this.fractions = areFractions(rows.texts(Column.PERCENT).toList());
    }

    DateOrder order() {
        return order;
    }

    /** Whether nothing in the file told the order of day and month. */
    boolean isAmbiguous() {
        return ambiguous;
    }

    Optional<WrittenTime> length(Table.Row row, Column column, WrittenTime.Unit bare, String message) {
        String text = rows.text(row, column);
        if (CellText.isNothing(text)) {
            return Optional.empty();
        }
        Optional<WrittenTime> time = WrittenTime.of(text, unitOf(column, bare));
        if (time.isEmpty()) {
            rows.wrong(row, column, message, CellText.shortened(text, 60));
        }
        return time;
    }

    /** A header such as "Duration (hours)" or 工期（天） says what its bare numbers count. */
    private WrittenTime.Unit unitOf(Column column, WrittenTime.Unit usual) {
        String header = rows.header(column).toLowerCase(Locale.ROOT);
        if (header.matches(".*(hour|小时|\\(h\\)|（h）).*")) {
            return WrittenTime.Unit.HOURS;
        }
        return header.matches(".*(\\(d|（d|day|天|人日).*") ? WrittenTime.Unit.DAYS : usual;
    }

    /** Null where there is none. */
    WrittenDate date(Table.Row row, Column column) {
        String text = rows.text(row, column);
        if (CellText.isNothing(text)) {
            return null;
        }
        Optional<WrittenDate> date = WrittenDate.of(text, order);
        if (date.isEmpty()) {
            rows.wrong(row, column, "error.date", CellText.shortened(text, 60));
        }
        return date.orElse(null);
    }

    static LocalDateTime at(WrittenDate date, LocalTime otherwise) {
        return date == null ? null : date.at(otherwise);
    }

    Constraint constraint(Table.Row row) {
        String text = rows.text(row, Column.CONSTRAINT);
        WrittenDate at = date(row, Column.CONSTRAINT_DATE);
        if (CellText.isNothing(text)) {
            return Constraint.NONE;
        }
        Constraint.Type type = WrittenConstraint.type(text).orElse(null);
        if (type == null) {
            rows.wrong(row, Column.CONSTRAINT, "exchange.cell.constraint", CellText.shortened(text, 60));
            return Constraint.NONE;
        }
        boolean bare = type == Constraint.Type.AS_SOON_AS_POSSIBLE || type == Constraint.Type.AS_LATE_AS_POSSIBLE;
        if (!bare && at == null) {
            rows.wrong(row, Column.CONSTRAINT, "exchange.cell.constraintDate");
            return Constraint.NONE;
        }
        LocalTime otherwise = type.name().contains("FINISH") ? EVENING : MORNING;
        return type == Constraint.Type.AS_SOON_AS_POSSIBLE
                ? Constraint.NONE
                : new Constraint(type, bare ? null : at.at(otherwise));
    }

    int percent(Table.Row row) {
        String text = rows.text(row, Column.PERCENT).replace("％", "%");
        if (CellText.isNothing(text)) {
            return DONE.contains(CellText.folded(rows.text(row, Column.STATUS))) ? 100 : 0;
        }
        try {
            BigDecimal number =
                    new BigDecimal(text.replace("%", "").replace(',', '.').strip());
            BigDecimal percent = fractions && !text.contains("%") ? number.movePointRight(2) : number;
            if (percent.signum() >= 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0) {
                return percent.setScale(0, RoundingMode.HALF_UP).intValue();
            }
        } catch (NumberFormatException noNumber) {
            // Reported below like any number out of range.
        }
        rows.wrong(row, Column.PERCENT, "exchange.cell.percent", CellText.shortened(text, 40));
        return 0;
    }

    /** Whether 1 means all: where no value has a sign or is more, and some are broken or all are 0 and 1. */
    private static boolean areFractions(List<String> values) {
        return !values.isEmpty()
                && values.stream().allMatch(it -> it.matches("0|1|0?[.,]\\d{1,9}|1[.,]0{1,9}|0[.,]\\d{1,9}"));
    }

    int priority(Table.Row row) {
        String text = CellText.folded(rows.text(row, Column.PRIORITY));
        if (text.isEmpty()) {
            return 500;
        }
        Integer priority = PRIORITIES.get(text);
        if (priority == null && text.matches("\\d{1,4}") && Integer.parseInt(text) <= 1000) {
            priority = Integer.valueOf(text);
        }
        if (priority == null) {
            rows.wrong(row, Column.PRIORITY, "exchange.cell.priority", CellText.shortened(text, 40));
            return 500;
        }
        return priority;
    }

    boolean yes(Table.Row row, Column column) {
        String text = CellText.folded(rows.text(row, column));
        if (!YES.contains(text) && !NO.contains(text) && !CellText.isNothing(text)) {
            rows.wrong(row, column, "exchange.cell.yesNo", CellText.shortened(text, 40));
        }
        return YES.contains(text);
    }

    /** Null where there is none, and where it is 0. */
    BigDecimal amount(Table.Row row, Column column) {
        String text = rows.text(row, column);
        if (CellText.isNothing(text)) {
            return null;
        }
        Matcher amount = AMOUNT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        try {
            if (amount.matches()) {
                String digits = amount.group(1)
                        .replaceAll("[.,](?=\\d{3}(?:\\D|$))", "")
                        .replace(',', '.');
                BigDecimal value = new BigDecimal(digits);
                return value.signum() == 0
                        ? null
                        : value.setScale(Math.min(2, Math.max(0, value.scale())), RoundingMode.HALF_UP);
            }
        } catch (NumberFormatException noNumber) {
            // Reported below.
        }
        rows.wrong(row, column, "exchange.cell.amount", CellText.shortened(text, 40));
        return null;
    }
}
