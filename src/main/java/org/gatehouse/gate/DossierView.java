package org.gatehouse.gate;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.gatehouse.engine.Label;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.person.People;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A stored dossier in a reader's language. */
@Component
class DossierView {

    private final Dossier dossier;
    private final MessageSource messages;
    private final People people;

    DossierView(Dossier dossier, MessageSource messages, People people) {
        this.dossier = dossier;
        this.messages = messages;
        this.people = people;
    }

    record Section(String title, List<Line> lines, List<String> columns, List<List<Cell>> rows) {}

    record Line(String label, Cell value, String light) {}

    /** @param kind as {@link Value#kind()} */
    record Cell(String kind, String text, String raw) {

        public boolean isNumber() {
            return kind.equals("number") || kind.equals("money") || kind.equals("percent");
        }
    }

    List<Section> of(GateReview review, Locale locale) {
        return dossier.read(review.dossier()).stream()
                .map(section -> new Section(
                        message("dossier." + section.key(), locale),
                        section.lines().stream()
                                .map(line -> new Line(
                                        message(line.label(), locale), cell(line.value(), locale), line.light()))
                                .toList(),
                        section.columns().stream()
                                .map(column -> message(column, locale))
                                .toList(),
                        section.rows().stream()
                                .map(row -> row.stream()
                                        .map(value -> cell(value, locale))
                                        .toList())
                                .toList()))
                .toList();
    }

    private Cell cell(Value value, Locale locale) {
        String text = value.text().isEmpty() ? "–" : readable(value, locale);
        return new Cell(value.kind(), text, value.text());
    }

    private String readable(Value value, Locale locale) {
        return switch (value.kind()) {
            case "label" -> Label.of(value.text()).in(locale);
            case "message" -> message(value.text(), locale);
            case "number" -> number(value.text(), locale);
            case "percent" -> number(value.text(), locale) + " %";
            case "money" -> money(value.text(), locale);
            case "date" ->
                LocalDate.parse(value.text())
                        .format(DateTimeFormatter.ofPattern(message("format.date", locale), locale));
            case "light" -> message("health." + value.text(), locale);
            case "person" -> people.name(value.text());
            default -> value.text();
        };
    }

    private static String number(String text, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(4);
        return format.format(new BigDecimal(text));
    }

    private static String money(String text, Locale locale) {
        int blank = text.indexOf(' ');
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(text.substring(blank + 1)));
        return format.format(new BigDecimal(text.substring(0, blank)));
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, key, locale);
    }
}
