package org.gatehouse.measure;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.measure.Metric.Kind;

/**
 * How files may call metrics: by name, with or without the unit in brackets, by the key of the goal, and, where there is
 * one only, by what kind it is.
 */
final class MetricNames {

    private static final int SHOWN = 300;

    private static final Map<Kind, Set<String>> KINDS = Map.of(
            Kind.SALES, Set.of("sales", "revenue", "turnover", "gmv", "销售额", "销售", "销售数据", "营收", "成交额"),
            Kind.SPEND, Set.of("spend", "ad spend", "cost", "costs", "花费", "投放花费", "投放费用", "消耗", "营销费用", "广告费"),
            Kind.ACQUISITIONS, Set.of("acquisitions", "new customers", "customers", "获客", "获客数", "新客", "新客户", "新增客户"),
            Kind.LEADS, Set.of("leads", "线索", "线索数", "销售线索"));

    private final Map<String, List<Metric>> byName = new HashMap<>();
    private final String known;

    MetricNames(List<Metric> metrics) {
        for (Metric metric : metrics) {
            name(metric.name(), metric);
            name(bare(metric.name()), metric);
            if (metric.isOfGoal()) {
                name(metric.goalKey(), metric);
            }
        }
        KINDS.forEach((kind, words) -> {
            List<Metric> ofKind =
                    metrics.stream().filter(metric -> metric.kind() == kind).toList();
            if (ofKind.size() == 1) {
                words.forEach(word -> byName.computeIfAbsent(word, name -> ofKind));
            }
        });
        String names = metrics.stream().map(Metric::name).collect(Collectors.joining(", "));
        this.known = names.length() > SHOWN ? names.substring(0, SHOWN) + "…" : names;
    }

    /** One where it is known, none where it is not, several where it is not clear. */
    List<Metric> find(String name) {
        List<Metric> found = byName.get(folded(name));
        return found == null ? byName.getOrDefault(folded(bare(name)), List.of()) : found;
    }

    /** Names of all, for a message. */
    String known() {
        return known;
    }

    private void name(String name, Metric metric) {
        List<Metric> present = byName.computeIfAbsent(folded(name), key -> new ArrayList<>());
        if (!present.contains(metric)) {
            present.add(metric);
        }
    }

    /** Without what stands in brackets at its end. */
    private static String bare(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceFirst("\\s*[(\\[][^()\\[\\]]*[)\\]]\\s*$", "");
    }

    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replace("\uFEFF", "")
                .strip()
                // Stands before a text that a spreadsheet would compute.
                .replaceFirst("^'", "")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
