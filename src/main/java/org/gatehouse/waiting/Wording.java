package org.gatehouse.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.context.MessageSource;

/**
 * How lengths, moments, people and lists are said in a reader's language.
 *
 * @param names of people by id
 * @param calendar by which working time is counted
 */
record Wording(
        MessageSource messages,
        Locale locale,
        UnaryOperator<String> names,
        WorkCalendar calendar,
        Instant now,
        ZoneId zone) {

    /** Minutes of a working day, the house's eight hours. */
    static final int DAY = 480;

    private static final int HOUR = 60;
    /** So many names or items are named, the others counted. */
    private static final int NAMED = 3;

    private static final int WEEK = 6;

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** The text of a key that need not be there. */
    String sayOr(String key, String otherwise, Object... arguments) {
        return messages.getMessage(key, arguments, otherwise, locale);
    }

    boolean isChinese() {
        return "zh".equals(locale.getLanguage());
    }

    /** Working time: in hours below a day, else in days, to the half. */
    String length(long minutes) {
        if (minutes < HOUR) {
            return say("waiting.length.less");
        }
        if (minutes < DAY) {
            return say("waiting.length.hours", minutes / HOUR);
        }
        double days = Math.round(minutes * 2.0 / DAY) / 2.0;
        return say("waiting.length.days", days);
    }

    /** Working time from a moment until now, in minutes. */
    long passed(Instant since) {
        return Math.max(0, calendar.between(local(since), local(now)));
    }

    /** A moment to come, as near as people say it. */
    String when(Instant at) {
        if (!at.isAfter(now)) {
            return say("waiting.when.now");
        }
        LocalDateTime then = local(at);
        String time = then.format(DateTimeFormatter.ofPattern("HH:mm"));
        long days = days(at);
        if (days == 0) {
            return say("waiting.when.today", time);
        }
        if (days == 1) {
            return say("waiting.when.tomorrow", time);
        }
        if (days <= WEEK) {
            TextStyle style = isChinese() ? TextStyle.SHORT : TextStyle.FULL;
            return say("waiting.when.weekday", then.getDayOfWeek().getDisplayName(style, locale), time);
        }
        return say("waiting.when.date", date(then.toLocalDate()), time);
    }

    /** Calendar days from today; negative for the past. */
    long days(Instant at) {
        return ChronoUnit.DAYS.between(local(now).toLocalDate(), local(at).toLocalDate());
    }

    String date(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(say("format.date"), locale));
    }

    String dateTime(Instant at) {
        return local(at).format(DateTimeFormatter.ofPattern(say("format.dateTime"), locale));
    }

    String name(String person) {
        return names.apply(person);
    }

    /** People, all of whom are meant. */
    String everyOf(List<String> people) {
        return list(people.stream().map(names).toList());
    }

    /** People, any one of whom is meant. */
    String oneOf(List<String> people) {
        return people.stream()
                .map(names)
                .reduce((before, last) -> say("waiting.or", before, last))
                .orElseGet(() -> say("waiting.nobody"));
    }

    /** The first few, and how many more. */
    String list(List<String> words) {
        if (words.isEmpty()) {
            return say("waiting.nobody");
        }
        boolean all = words.size() <= NAMED;
        String named = words.get(0);
        for (int at = 1; at < Math.min(words.size(), NAMED); at++) {
            named = say(all && at == words.size() - 1 ? "waiting.and" : "waiting.comma", named, words.get(at));
        }
        return all ? named : say("waiting.more", named, words.size() - NAMED);
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }
}
