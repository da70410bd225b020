package org.gatehouse.gate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.chart.Plot;
import org.gatehouse.engine.Label;

/**
 * What one room lays before the approvers: lines, at most one table, and pictures. Values keep their kind, so that each reader
 * sees them in their own language; texts are people's own words.
 */
public final class Evidence {

    private final List<Line> lines = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final List<List<Value>> rows = new ArrayList<>();
    private final List<Plot> plots = new ArrayList<>();

    /**
     * @param label message key
     * @param light {@code green}, {@code amber}, {@code red} or empty
     */
    public record Line(String label, Value value, String light) {}

    /**
     * @param kind {@code text}, {@code message} (a message key),
     *     {@code label} (English and Chinese), {@code number}, {@code money} (currency after a
     *     blank), {@code cost} (the same, for those alone who may know what the work costs), {@code date} (ISO),
     *     {@code percent} (0 to 100), {@code light} (green, amber, red), {@code person} (id), {@code link} (a path in
     *     the portal, a blank, and its words)
     */
    public record Value(String kind, String text) {

        public static Value text(String text) {
            return new Value("text", text == null ? "" : text);
        }

        public static Value message(String key) {
            return new Value("message", key);
        }

        /** A text that exists in both languages, as decision tables word theirs. */
        public static Value label(String english, String chinese) {
            return new Value("label", new Label(english, chinese, "").toString());
        }

        public static Value number(Number number) {
            return new Value("number", number == null ? "" : number.toString());
        }

        public static Value money(BigDecimal amount, String currency) {
            return new Value("money", amount.toPlainString() + " " + currency);
        }

        /** An amount that is shown only to those who may know what the project's work costs. */
        public static Value cost(BigDecimal amount, String currency) {
            return new Value("cost", amount == null ? "" : amount.toPlainString() + " " + currency);
        }

        /** Words that lead to a page of the portal. */
        public static Value link(String path, String words) {
            return new Value("link", path + " " + words);
        }

        public static Value date(LocalDate date) {
            return new Value("date", date == null ? "" : date.toString());
        }

        public static Value percent(Number percent) {
            return new Value("percent", percent == null ? "" : percent.toString());
        }

        public static Value light(String light) {
            return new Value("light", light);
        }

        public static Value person(String id) {
            return new Value("person", id == null ? "" : id);
        }
    }

    public Evidence line(String label, Value value) {
        return line(label, value, "");
    }

    public Evidence line(String label, Value value, String light) {
        lines.add(new Line(label, value, light));
        return this;
    }

    /** Names the table's columns by message keys. */
    public Evidence columns(String... keys) {
        columns.addAll(List.of(keys));
        return this;
    }

    public Evidence row(Value... values) {
        rows.add(List.of(values));
        return this;
    }

    /**
     * Adds a picture, kept as its numbers.
     *
     * @param english with its words in English
     * @param chinese the same picture with its words in Chinese
     */
    public Evidence plot(Plot english, Plot chinese) {
        plots.add(BothLanguages.of(english, chinese));
        return this;
    }

    /** Nothing was laid: the section is left out. */
    boolean isEmpty() {
        return lines.isEmpty() && columns.isEmpty() && plots.isEmpty();
    }

    public List<Line> lines() {
        return lines;
    }

    public List<String> columns() {
        return columns;
    }

    public List<List<Value>> rows() {
        return rows;
    }

    List<Plot> plots() {
        return plots;
    }
}
