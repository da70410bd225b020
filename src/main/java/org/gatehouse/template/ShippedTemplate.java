package org.gatehouse.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.resource.BudgetLine.Category;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.gatehouse.template.Blueprint.Line;
import org.gatehouse.template.Blueprint.Part;
import org.gatehouse.template.Blueprint.Risk;
import org.gatehouse.template.Blueprint.Share;
import org.gatehouse.template.Blueprint.Step;
import org.gatehouse.template.Blueprint.Target;
import org.gatehouse.template.Blueprint.Tie;

/** A template as its file in {@code templates-of-projects} has it, with every text in both languages. */
record ShippedTemplate(
        String id,
        Text name,
        Text description,
        LinkedHashMap<String, Text> roles,
        List<GoalEntry> goals,
        List<BudgetEntry> budget,
        List<RiskEntry> risks,
        List<ItemEntry> items) {

    /** What the amounts in the files are in. */
    static final String CURRENCY = "CNY";

    /** An item's id, the type of link where it is not finish to start, and days, hours or percent of lag. */
    private static final Pattern LINK =
            Pattern.compile("([a-z][a-z0-9]*)(?: (FS|SS|FF|SF))?(?:([+-]\\d{1,3})(d|h|%))?");

    record Text(String en, String zh) {

        String in(Locale locale) {
            return "zh".equals(locale.getLanguage()) ? zh : en;
        }
    }

    record GoalEntry(Text statement, Text metric, Text unit, Text why) {}

    record BudgetEntry(Category category, BigDecimal planned, String en, String zh) {}

    record RiskEntry(Text title, Text response) {}

    /**
     * @param hours effort, or optimistic, likely and pessimistic effort; null: none
     * @param days working days it lasts; null: from its effort and who does it
     * @param by percent of each role; the first one answers for it
     * @param items what is in it; then it is a summary
     */
    record ItemEntry(
            String id,
            String en,
            String zh,
            boolean milestone,
            List<BigDecimal> hours,
            Integer days,
            Integer from,
            LinkedHashMap<String, Integer> by,
            List<String> after,
            Text deliverable,
            boolean accept,
            List<ItemEntry> items) {

        private String title(Locale locale) {
            return new Text(en, zh).in(locale);
        }

        private BigDecimal hours(int at) {
            return hours == null ? null : hours.get(hours.size() == 1 ? 0 : at);
        }

        private BigDecimal point(int at) {
            return hours == null || hours.size() < 3 ? null : hours.get(at);
        }

        private Kind kind() {
            return items != null ? Kind.SUMMARY : milestone ? Kind.MILESTONE : Kind.WORK;
        }
    }

    Blueprint in(Locale locale) {
        List<Step> steps = new ArrayList<>();
        items.forEach(item -> collect(item, null, locale, steps));
        return new Blueprint(
                roles.entrySet().stream()
                        .map(role -> new Part(role.getKey(), role.getValue().in(locale)))
                        .toList(),
                steps,
                budget.stream()
                        .map(line -> new Line(
                                line.category(), new Text(line.en(), line.zh()).in(locale), line.planned(), CURRENCY))
                        .toList(),
                risks.stream()
                        .map(risk -> new Risk(
                                risk.title().in(locale), risk.response().in(locale)))
                        .toList(),
                goals.stream()
                        .map(goal -> new Target(
                                goal.statement().in(locale),
                                goal.metric().in(locale),
                                goal.unit().in(locale),
                                goal.why().in(locale)))
                        .toList());
    }

    private static void collect(ItemEntry item, String parent, Locale locale, List<Step> steps) {
        Map<String, Integer> by = item.by() == null ? Map.of() : item.by();
        steps.add(new Step(
                item.id(),
                parent,
                item.kind(),
                item.title(locale),
                "",
                item.hours(1),
                item.point(0),
                item.point(2),
                item.days() == null ? null : item.days() * Blueprint.DAY,
                item.from(),
                item.after() == null
                        ? List.of()
                        : item.after().stream().map(ShippedTemplate::link).toList(),
                by.isEmpty() ? "" : by.keySet().iterator().next(),
                by.entrySet().stream()
                        .map(share -> new Share(share.getKey(), share.getValue()))
                        .toList(),
                item.deliverable() == null ? "" : item.deliverable().in(locale),
                item.accept(),
                null));
        if (item.items() != null) {
            item.items().forEach(child -> collect(child, item.id(), locale, steps));
        }
    }

    private static Tie link(String text) {
        Matcher link = LINK.matcher(text);
        if (!link.matches()) {
            throw new IllegalArgumentException("no link: " + text);
        }
        LinkType type = link.group(2) == null ? LinkType.FS : LinkType.valueOf(link.group(2));
        long amount = link.group(3) == null ? 0 : Long.parseLong(link.group(3));
        return switch (link.group(4) == null ? "d" : link.group(4)) {
            case "%" -> new Tie(link.group(1), type, amount, Lag.Unit.PERCENT);
            case "h" -> new Tie(link.group(1), type, amount * 60, Lag.Unit.WORKING);
            default -> new Tie(link.group(1), type, amount * Blueprint.DAY, Lag.Unit.WORKING);
        };
    }
}
