package org.gatehouse.progress;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The figures and series of a project's progress as tables, in a reader's language. */
@Component
class ProgressTables {

    private final MessageSource messages;

    ProgressTables(MessageSource messages) {
        this.messages = messages;
    }

    /** A part of what can be exported. */
    enum Part {
        FIGURES,
        SERIES,
        OUTLINE,
        MILESTONES,
        FLOW
    }

    /** @param rows texts, numbers, days; null: empty */
    record Table(String name, List<String> heads, List<List<Object>> rows) {}

    List<Table> all(ProgressView view, Locale locale) {
        return Arrays.stream(Part.values()).map(part -> of(part, view, locale)).toList();
    }

    Table of(Part part, ProgressView view, Locale locale) {
        return switch (part) {
            case FIGURES -> figures(view, locale);
            case SERIES -> series(view, locale);
            case OUTLINE -> outline(view, locale);
            case MILESTONES -> milestones(view, locale);
            case FLOW -> flow(view, locale);
        };
    }

    private Table figures(ProgressView view, Locale locale) {
        ProgressFigures now = view.survey().figures();
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row(text("progress.project", locale), view.survey().project().key(), ""));
        rows.add(row(text("progress.statusDate", locale), view.cutoff().day(), ""));
        if (view.book() != null) {
            rows.add(row(
                    text("progress.baseline", locale),
                    BigDecimal.valueOf(view.survey().baseline().number()),
                    ""));
            String amounts = view.money() ? view.unit() : text("progress.unit.h", locale);
            for (Measure measure : view.measures()) {
                rows.add(row(
                        text("progress.measure." + measure.name(), locale),
                        measure.value(),
                        switch (measure.kind()) {
                            case AMOUNT -> amounts;
                            case RATIO -> "";
                            case PERCENT -> "%";
                        }));
            }
        }
        rows.add(row(text("progress.planned", locale), now.plannedProgress(), "%"));
        rows.add(row(text("progress.actual", locale), now.actualProgress(), "%"));
        rows.add(row(text("progress.items", locale), BigDecimal.valueOf(now.items()), ""));
        rows.add(row(text("progress.items.done", locale), BigDecimal.valueOf(now.doneItems()), ""));
        rows.add(row(text("progress.items.overdue", locale), BigDecimal.valueOf(now.overdueItems()), ""));
        rows.add(row(text("progress.baselineFinish", locale), now.baselineFinish(), ""));
        rows.add(row(text("progress.expectedFinish", locale), now.expectedFinish(), ""));
        rows.add(row(text("progress.slip", locale), number(now.slipDays()), text("progress.unit.days", locale)));
        rows.add(row(text("progress.hours.spent", locale), now.spentHours(), text("progress.unit.h", locale)));
        return table("progress.part.figures", rows, locale, "progress.measure", "progress.value", "progress.unit");
    }

    private Table series(ProgressView view, Locale locale) {
        List<List<Object>> rows = view.book() == null
                ? List.of()
                : view.curve().points().stream()
                        .map(point -> row(
                                point.day(),
                                EarnedValue.cents(point.value().pv()),
                                happened(point, EarnedValue::ev),
                                happened(point, EarnedValue::ac),
                                point.happened()
                                        ? EarnedValue.shown(point.value().spi())
                                        : null,
                                point.happened()
                                        ? EarnedValue.shown(point.value().cpi())
                                        : null))
                        .toList();
        return table(
                "progress.part.series",
                rows,
                locale,
                "progress.day",
                "progress.measure.pv",
                "progress.measure.ev",
                "progress.measure.ac",
                "progress.measure.spi",
                "progress.measure.cpi");
    }

    private static BigDecimal happened(SCurve.Point point, Function<EarnedValue, BigDecimal> amount) {
        return point.happened() ? EarnedValue.cents(amount.apply(point.value())) : null;
    }

    private Table outline(ProgressView view, Locale locale) {
        List<List<Object>> rows = new ArrayList<>();
        if (view.book() != null) {
            for (Branch branch : view.branches()) {
                rows.add(valued(branch.itemKey(), title(branch, locale), branch.level(), branch.rounded(view.money())));
            }
            if (view.lines() != null) {
                rows.add(valued(null, text("progress.lines", locale), 1, Rounded.of(view.lines())));
            }
            rows.add(valued(null, text("progress.whole", locale), 0, Rounded.of(view.value())));
        }
        return table(
                "progress.part.outline",
                rows,
                locale,
                "progress.key",
                "progress.item",
                "progress.level",
                "progress.measure.bac",
                "progress.measure.pv",
                "progress.measure.ev",
                "progress.measure.ac",
                "progress.measure.spi",
                "progress.measure.cpi",
                "progress.measure.eac",
                "progress.measure.percentComplete");
    }

    private String title(Branch branch, Locale locale) {
        return branch.title().isEmpty() ? text("progress.noPhase", locale) : branch.title();
    }

    private static List<Object> valued(String key, String title, int level, Rounded value) {
        return row(
                key,
                title,
                BigDecimal.valueOf(level),
                value.bac(),
                value.pv(),
                value.ev(),
                value.ac(),
                value.spi(),
                value.cpi(),
                value.eac(),
                value.percent());
    }

    private Table milestones(ProgressView view, Locale locale) {
        return table(
                "progress.part.milestones",
                view.trend().rows().stream()
                        .map(MilestoneTrend.Row::milestone)
                        .map(milestone -> row(
                                milestone.itemKey(),
                                milestone.title(),
                                milestone.approved(),
                                milestone.expected(),
                                milestone.reached(),
                                number(milestone.slip())))
                        .toList(),
                locale,
                "progress.key",
                "progress.milestone",
                "progress.approved",
                "progress.expected",
                "progress.reached",
                "progress.slip");
    }

    private Table flow(ProgressView view, Locale locale) {
        return table(
                "progress.part.flow",
                Flow.of(view.survey()).weeks().stream()
                        .map(week -> row(
                                week.monday(),
                                BigDecimal.valueOf(week.done()),
                                week.doneHours(),
                                week.worked(),
                                BigDecimal.valueOf(week.notBegun()),
                                BigDecimal.valueOf(week.inProgress()),
                                BigDecimal.valueOf(week.allDone())))
                        .toList(),
                locale,
                "progress.flow.week",
                "progress.flow.done",
                "progress.flow.doneHours",
                "progress.flow.worked",
                "progress.flow.notBegun",
                "progress.flow.inProgress",
                "progress.flow.allDone");
    }

    private static BigDecimal number(Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    /** May hold nulls. */
    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }

    private Table table(String name, List<List<Object>> rows, Locale locale, String... heads) {
        return new Table(
                text(name, locale),
                Arrays.stream(heads).map(head -> text(head, locale)).toList(),
                rows);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
