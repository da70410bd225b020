package org.gatehouse.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Projects added up by what they have in common, a page of groups. */
record RollUp(By by, List<Group> groups, int total, int number, int pages) {

    /** Market, project manager, or quarter in which they end. */
    enum By {
        MARKET,
        MANAGER,
        QUARTER
    }

    /**
     * The projects of a group in one currency.
     *
     * @param weight budget of those whose progress was measured; null where none was
     * @param weighted their percents times their budgets, added up
     */
    record Part(
            String common,
            String name,
            String currency,
            int projects,
            int green,
            int amber,
            int red,
            int overdue,
            BigDecimal budget,
            BigDecimal used,
            BigDecimal weight,
            BigDecimal weighted) {}

    /**
     * The money of a group in one currency; amounts of different currencies are not added.
     *
     * @param progress mean percent of the projects measured, weighted by their budgets; null where it cannot be told
     */
    record Sum(String currency, BigDecimal budget, BigDecimal used, BigDecimal progress) {

        static Sum of(Part part) {
            boolean told = part.weight() != null && part.weight().signum() > 0;
            return new Sum(
                    part.currency(),
                    part.budget(),
                    part.used(),
                    told ? part.weighted().divide(part.weight(), 1, RoundingMode.HALF_UP) : null);
        }

        public boolean isOverBudget() {
            return used.compareTo(budget) > 0;
        }
    }

    /**
     * Projects with something in common.
     *
     * @param name of the market, id of the manager, or the quarter
     * @param grey whose health was not judged yet
     * @param sums by currency
     */
    record Group(String name, int projects, int green, int amber, int red, int grey, int overdue, List<Sum> sums) {

        static List<Group> of(List<Part> parts) {
            Map<String, List<Part>> together = new LinkedHashMap<>();
            parts.forEach(part -> together.computeIfAbsent(part.common(), any -> new ArrayList<>())
                    .add(part));
            return together.values().stream().map(Group::one).toList();
        }

        private static Group one(List<Part> parts) {
            int projects = parts.stream().mapToInt(Part::projects).sum();
            int green = parts.stream().mapToInt(Part::green).sum();
            int amber = parts.stream().mapToInt(Part::amber).sum();
            int red = parts.stream().mapToInt(Part::red).sum();
            return new Group(
                    parts.get(0).name(),
                    projects,
                    green,
                    amber,
                    red,
                    projects - green - amber - red,
                    parts.stream().mapToInt(Part::overdue).sum(),
                    parts.stream().map(Sum::of).toList());
        }

        /** How many of this health there are. */
        public int count(String health) {
            return switch (health) {
                case "green" -> green;
                case "amber" -> amber;
                case "red" -> red;
                default -> grey;
            };
        }
    }
}
