package org.gatehouse.portal;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import org.gatehouse.engine.Label;
import org.gatehouse.kernel.Refusal.Problem;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates, amounts and problems in the reader's language. Templates say {@code @texts}. */
@Component("texts")
public class Texts {

    private final MessageSource messages;
    private final Clock clock;

    Texts(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** The text of a key; the key itself where there is none. */
    public String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, key, locale());
    }

    /** The text of a problem, its fields named as the forms name them. */
    public String problem(Problem problem) {
        return of(
                problem.message(),
                problem.arguments().stream().map(this::readable).toArray());
    }

    public String date(LocalDate day) {
        return day == null ? "–" : day.format(DateTimeFormatter.ofPattern(of("format.date"), locale()));
    }

    /** A day without its year. */
    public String dayMonth(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(of("format.dayMonth"), locale()));
    }

    public String month(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(of("format.month"), locale()));
    }

    /** Hours to a tenth at most. */
    public String hours(double hours) {
        return number(Math.round(hours * 10) / 10.0);
    }

    /** A moment of the house's own time. */
    public String moment(LocalDateTime when) {
        return when == null ? "–" : when.format(DateTimeFormatter.ofPattern(of("format.dateTime"), locale()));
    }

    public String dateTime(Instant when) {
        return when == null
                ? "–"
                : when.atZone(clock.getZone()).format(DateTimeFormatter.ofPattern(of("format.dateTime"), locale()));
    }

    /** How long ago: minutes, hours, days; the date where it is longer than a month. */
    public String since(Instant when) {
        Duration passed = Duration.between(when, clock.instant());
        if (passed.toMinutes() < 1) {
            return of("format.since.now");
        }
        if (passed.toHours() < 1) {
            return of("format.since.minutes", passed.toMinutes());
        }
        LocalDate day = LocalDate.ofInstant(when, clock.getZone());
        long days = ChronoUnit.DAYS.between(day, LocalDate.now(clock));
        if (days == 0) {
            return of("format.since.hours", passed.toHours());
        }
        return days <= 30 ? of("format.since.days", days) : date(day);
    }

    /** How far off a due date is, or how long it is over. */
    public String dueIn(LocalDate due) {
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock), due);
        if (days == 0) {
            return of("format.dueIn.today");
        }
        return days > 0 ? of("format.dueIn.days", days) : of("format.dueIn.late", -days);
    }

    /** As {@link #dueIn(LocalDate)}; empty where nothing is due. */
    public String dueIn(Instant due) {
        return due == null ? "" : dueIn(LocalDate.ofInstant(due, clock.getZone()));
    }

    public boolean isOver(Instant due) {
        return due != null && isOver(LocalDate.ofInstant(due, clock.getZone()));
    }

    public boolean isOver(LocalDate due) {
        return due != null && due.isBefore(LocalDate.now(clock));
    }

    public String number(Number number) {
        if (number == null) {
            return "–";
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(4);
        return format.format(number);
    }

    public String money(BigDecimal amount, String currency) {
        if (amount == null) {
            return "–";
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? digits : 0);
        format.setMaximumFractionDigits(digits);
        return currency + " " + format.format(amount);
    }

    /** The light a state is shown with: green, amber, red or grey. */
    public String colour(Object state) {
        return switch (String.valueOf(state).toLowerCase(Locale.ROOT)) {
            case "running", "green", "done", "accepted", "go" -> "green";
            case "on_hold", "amber", "in_acceptance", "hold", "rework" -> "amber";
            case "stopped", "red", "stop" -> "red";
            default -> "grey";
        };
    }

    private Object readable(Object argument) {
        if (argument instanceof LocalDate day) {
            return date(day);
        }
        if (argument instanceof Instant when) {
            return dateTime(when);
        }
        if (argument instanceof Number number) {
            return number(number);
        }
        String text = String.valueOf(argument);
        if (text.contains(" | ")) {
            return Label.of(text).in(locale());
        }
        return messages.getMessage("field." + text, null, text, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
