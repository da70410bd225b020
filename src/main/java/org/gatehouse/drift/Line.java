package org.gatehouse.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.gatehouse.gate.Evidence.Value;

/** A comparison as a page shows it. */
record Line(Judged judged, Locale reader) {

    /** One side of it, by its kind: {@code cost}, {@code date}, {@code number}, {@code text} or {@code message}. */
    record Side(String kind, BigDecimal amount, String currency, LocalDate day, String words) {

        static Side of(Value value) {
            String text = value.text();
            return switch (value.kind()) {
                case "cost" -> {
                    int blank = text.indexOf(' ');
                    yield new Side(
                            "cost", new BigDecimal(text.substring(0, blank)), text.substring(blank + 1), null, "");
                }
                case "date" -> new Side("date", null, "", LocalDate.parse(text), "");
                case "number" -> new Side("number", new BigDecimal(text), "", null, "");
                default -> new Side(value.kind(), null, "", null, text);
            };
        }
    }

    public String what() {
        return judged.departure().what();
    }

    public String name() {
        return judged.departure().name();
    }

    public String unit() {
        return judged.departure().unit();
    }

    public Side approved() {
        return Side.of(judged.departure().approved());
    }

    public Side now() {
        return Side.of(judged.departure().now());
    }

    public BigDecimal over() {
        return judged.departure().over();
    }

    public BigDecimal tolerance() {
        return judged.tolerance();
    }

    public String light() {
        return judged.light();
    }

    /** Why the gate opens again; empty where it does not. */
    public String why() {
        return judged.reopens() ? judged.why(reader) : "";
    }
}
