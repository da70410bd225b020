package org.gatehouse.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.measure.Metric.Kind;

/**
 * Sales against spend, by month and as a whole, in one currency. Return on ad spend, cost per acquisition and cost per
 * lead are quotients of sums over the same time, as in Farris, Bendle, Pfeifer, Reibstein: Marketing Metrics.
 *
 * @param months that have a reading, in order
 * @param sales running sums by day
 * @param spend running sums by day
 * @param leftOut names of metrics in other currencies, which are not converted
 */
record Returns(
        String currency, List<Span> months, Span whole, List<Point> sales, List<Point> spend, List<String> leftOut) {

    /**
     * What came about in a time; null where nothing of that kind was read.
     *
     * @param month null for the whole
     */
    record Span(YearMonth month, BigDecimal sales, BigDecimal spend, BigDecimal acquisitions, BigDecimal leads) {

        /** Sales for each unit of money spent. */
        public BigDecimal roas() {
            return ratio(sales, spend);
        }

        /** Money spent for each customer won. */
        public BigDecimal costPerAcquisition() {
            return ratio(spend, acquisitions);
        }

        /** Money spent for each lead. */
        public BigDecimal costPerLead() {
            return ratio(spend, leads);
        }

        private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
            return part == null || whole == null || whole.signum() <= 0
                    ? null
                    : part.divide(whole, 2, RoundingMode.HALF_UP);
        }
    }

    /** @param currency the project's own, which is preferred */
    static Returns of(MeasureBook.Page page, String currency) {
        List<Metric> money = page.metrics().stream()
                .filter(metric -> metric.kind() == Kind.SALES || metric.kind() == Kind.SPEND)
                .toList();
        String own = money.isEmpty() || money.stream().anyMatch(metric -> currency.equals(metric.currency()))
                ? currency
                : money.get(0).currency();
        List<String> leftOut = money.stream()
                .filter(metric -> !own.equals(metric.currency()))
                .map(Metric::name)
                .toList();
        Map<Kind, TreeMap<LocalDate, BigDecimal>> days = new EnumMap<>(Kind.class);
        for (Metric metric : page.metrics()) {
            boolean counts = metric.kind() == Kind.ACQUISITIONS
                    || metric.kind() == Kind.LEADS
                    || money.contains(metric) && own.equals(metric.currency());
            if (counts) {
                for (Point point : metric.amounts(page.of(metric))) {
                    days.computeIfAbsent(metric.kind(), kind -> new TreeMap<>())
                            .merge(point.day(), point.value(), BigDecimal::add);
                }
            }
        }
        List<Span> months = new ArrayList<>();
        days.values().stream()
                .flatMap(each -> each.keySet().stream())
                .map(YearMonth::from)
                .distinct()
                .sorted()
                .forEach(month -> months.add(span(month, days)));
        return new Returns(
                own, months, span(null, days), running(days.get(Kind.SALES)), running(days.get(Kind.SPEND)), leftOut);
    }

    boolean isEmpty() {
        return whole.sales() == null && whole.spend() == null;
    }

    private static Span span(YearMonth month, Map<Kind, TreeMap<LocalDate, BigDecimal>> days) {
        return new Span(
                month,
                sum(month, days.get(Kind.SALES)),
                sum(month, days.get(Kind.SPEND)),
                sum(month, days.get(Kind.ACQUISITIONS)),
                sum(month, days.get(Kind.LEADS)));
    }

    private static BigDecimal sum(YearMonth month, TreeMap<LocalDate, BigDecimal> days) {
        return days == null
                ? null
                : days.entrySet().stream()
                        .filter(day ->
                                month == null || YearMonth.from(day.getKey()).equals(month))
                        .map(Map.Entry::getValue)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal::add)
                        .orElse(null);
    }

    private static List<Point> running(TreeMap<LocalDate, BigDecimal> days) {
        List<Point> points = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        if (days != null) {
            for (Map.Entry<LocalDate, BigDecimal> day : days.entrySet()) {
                sum = sum.add(day.getValue());
                points.add(new Point(day.getKey(), sum));
            }
        }
        return points;
    }
}
