package org.gatehouse.inbox;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.inbox.QuickText.Scan;

/**
 * Days as people name them, in English and Chinese. A weekday is the next one, today included; one of "next week" is
 * counted from Monday; a day without a year is the next such day.
 */
final class DayWords {

    private static final String NUMBER = "(\\d{1,3}|[一二两三四五六七八九十]{1,3})";
    private static final String NOT_IN_A_WORD = "(?<![\\p{IsLatin}\\p{N}_])";
    private static final String NO_WORD_AFTER = "(?![\\p{IsLatin}\\p{N}_])";
    private static final String WEEKDAY =
            "(monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|thurs|thur|mon|tue|wed|thu|fri|sat|sun)";
    private static final String MONTH =
            "(january|february|march|april|may|june|july|august|september|october|november|december"
                    + "|sept|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)";
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String CHINESE_DAYS = "一二三四五六日";

    /** Beside a day these belong to it and not to the title. */
    private static final Pattern BEFORE = Pattern.compile(
            "(?:(?<![\\p{IsLatin}\\p{N}])(?:due|by|on|before|until|till|from)\\s+)+$|(?:截止到?|最晚|于|从)\\s*$");

    private static final Pattern AFTER = Pattern.compile("^\\s*(?:之前|以前|前|截止|到期)");
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:to|until|till|through|-|–|—|~|至|到)\\s*");

    private static final List<Rule> RULES = List.of(
            word("today|tonight", (found, today) -> today),
            word("tomorrow|tmrw|tmr", (found, today) -> today.plusDays(1)),
            word("(?:the )?day after tomorrow", (found, today) -> today.plusDays(2)),
            word("in (?:(\\d{1,3})|an?|one) (day|week|month)s?", (found, today) -> {
                long count = found.group(1) == null ? 1 : Long.parseLong(found.group(1));
                return switch (found.group(2)) {
                    case "day" -> today.plusDays(count);
                    case "week" -> today.plusWeeks(count);
                    default -> today.plusMonths(count);
                };
            }),
            word("end of (?:the )?week|eow|this week", (found, today) -> inWeek(today, 0, 5)),
            word(
                    "end of (?:the )?month|eom",
                    (found, today) -> YearMonth.from(today).atEndOfMonth()),
            word("next week", (found, today) -> inWeek(today, 1, 5)),
            word(
                    "next month",
                    (found, today) -> YearMonth.from(today).plusMonths(1).atEndOfMonth()),
            word("(next|this) " + WEEKDAY, (found, today) -> {
                int day = weekday(found.group(2));
                return found.group(1).equals("next") ? inWeek(today, 1, day) : inWeek(today, 0, day);
            }),
            // Short forms are names and words as well: only where the line ends, or behind "by" and its like.
            word(
                    "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
                    (found, today) -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday(found.group()))))),
            new Rule(
                    Pattern.compile("(?<=\\b(?:due|by|on|before|until|till) )" + WEEKDAY + NO_WORD_AFTER + "|"
                            + NOT_IN_A_WORD + WEEKDAY + "(?=\\s*(?:$|\\d+(?:\\.\\d+)?\\s*(?:h|m|d)|[#@!]))"),
                    (found, today) -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday(found.group()))))),
            new Rule(
                    Pattern.compile("(?<![\\p{N}.])(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?![\\p{N}])"),
                    (found, today) -> date(number(found, 1), number(found, 2), number(found, 3))),
            word(
                    "(\\d{1,2})(?:st|nd|rd|th)? (?:of )?" + MONTH + "(?:,? (\\d{4}))?",
                    (found, today) -> date(found.group(3), month(found.group(2)), number(found, 1), today)),
            word(
                    MONTH + " (\\d{1,2})(?![.:]\\d)(?:st|nd|rd|th)?(?:,? (\\d{4}))?",
                    (found, today) -> date(found.group(3), month(found.group(1)), number(found, 2), today)),
            chinese("今天|今日|今晚", (found, today) -> today),
            chinese("明天|明日|明晚", (found, today) -> today.plusDays(1)),
            chinese("大后天", (found, today) -> today.plusDays(3)),
            chinese("后天", (found, today) -> today.plusDays(2)),
            chinese(NUMBER + "\\s*(天|日|个?星期|周|个?月)(?:后|之后|以后|内|之内|以内)", (found, today) -> {
                int count = EffortWords.number(found.group(1)).intValue();
                String unit = found.group(2);
                return unit.endsWith("月")
                        ? today.plusMonths(count)
                        : unit.equals("天") || unit.equals("日") ? today.plusDays(count) : today.plusWeeks(count);
            }),
            chinese("(?<![每上])(下下|下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天])", (found, today) -> {
                int day = CHINESE_DAYS.indexOf(found.group(2).replace('天', '日')) + 1;
                String which = found.group(1);
                if (which == null) {
                    return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(day)));
                }
                return inWeek(today, which.startsWith("下") ? which.length() : 0, day);
            }),
            chinese("下周内?(?![一二三四五六日天])", (found, today) -> inWeek(today, 1, 5)),
            chinese("(?:本|这)周内?(?![一二三四五六日天])", (found, today) -> inWeek(today, 0, 5)),
            chinese("(?:本月|这个月)?月底", (found, today) -> YearMonth.from(today).atEndOfMonth()),
            chinese(
                    "下个?月底",
                    (found, today) -> YearMonth.from(today).plusMonths(1).atEndOfMonth()),
            chinese(
                    "(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})[日号]?(?!\\d)",
                    (found, today) -> date(found.group(1), number(found, 2), number(found, 3), today)),
            chinese("(?<![第年月\\p{N}\\p{IsLatin}#-])(\\d{1,2})[日号](?![楼线门店机库馆院厅位])", (found, today) -> {
                YearMonth month = YearMonth.from(today);
                int day = number(found, 1);
                for (int more = 0; more < 12; more++) {
                    YearMonth one = month.plusMonths(more);
                    if (one.isValidDay(day) && !one.atDay(day).isBefore(today)) {
                        return one.atDay(day);
                    }
                }
                return null;
            }));

    private DayWords() {}

    /** A day and where it stands. */
    record Found(int from, int to, LocalDate day) {}

    private interface Meaning {
        LocalDate of(Matcher found, LocalDate today);
    }

    private record Rule(Pattern pattern, Meaning meaning) {}

    static List<Found> in(Scan scan, LocalDate today) {
        List<Found> all = new ArrayList<>();
        for (Rule rule : RULES) {
            Matcher found = rule.pattern.matcher(scan.text);
            while (found.find()) {
                LocalDate day = scan.isFree(found.start(), found.end()) ? meant(rule, found, today) : null;
                if (day != null) {
                    all.add(new Found(found.start(), found.end(), day));
                }
            }
        }
        Function<Found, int[]> place = found -> new int[] {found.from(), found.to()};
        return QuickText.apart(all, place);
    }

    static boolean isRange(String text, Found first, Found second) {
        return BETWEEN.matcher(text.substring(first.to(), second.from())).matches();
    }

    /** The place with the little words that belong to it. */
    static int[] withParticles(String text, int from, int to) {
        Matcher before = BEFORE.matcher(text.substring(0, from));
        Matcher after = AFTER.matcher(text.substring(to));
        return new int[] {before.find() ? before.start() : from, after.find() ? to + after.end() : to};
    }

    private static LocalDate meant(Rule rule, Matcher found, LocalDate today) {
        try {
            return rule.meaning.of(found, today);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static Rule word(String pattern, Meaning meaning) {
        return new Rule(
                Pattern.compile(NOT_IN_A_WORD + "(?:" + pattern.replace(" ", "\\s+") + ")" + NO_WORD_AFTER), meaning);
    }

    private static Rule chinese(String pattern, Meaning meaning) {
        return new Rule(Pattern.compile(pattern), meaning);
    }

    /** @param day 1 is Monday */
    private static LocalDate inWeek(LocalDate today, int weeks, int day) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(weeks)
                .plusDays(day - 1L);
    }

    private static int weekday(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(java.util.Locale.ROOT).startsWith(name.substring(0, 3))) {
                return day.getValue();
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3)) / 3 + 1;
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static LocalDate date(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    /** Without a year the next such day; 29 February may be some years off. */
    private static LocalDate date(String year, int month, int day, LocalDate today) {
        if (year != null) {
            return date(Integer.parseInt(year), month, day);
        }
        for (int ahead = 0; ahead < 9; ahead++) {
            YearMonth one = YearMonth.of(today.getYear() + ahead, month);
            if (one.isValidDay(day) && !one.atDay(day).isBefore(today)) {
                return one.atDay(day);
            }
        }
        return null;
    }
}
