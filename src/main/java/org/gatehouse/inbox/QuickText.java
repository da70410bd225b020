package org.gatehouse.inbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.kernel.ProjectKey;
import org.gatehouse.plan.Priority;

/**
 * One line that adds a work item, as it is understood: {@code Write brief SEO tomorrow 2h}, {@code 写方案 下周五 3小时}. Days
 * ({@link DayWords}), effort ({@link EffortWords}), {@code #KEY} of a project, {@code @name} of an owner and {@code !high}
 * are taken out, the rest is the title. What stands in quotation marks is title whatever it says.
 *
 * @param start null where only a due day or none was named
 * @param due null where no day was named
 * @param hours of effort; null where none was named
 * @param project key; empty where none was named
 * @param owner as written after the {@code @}; empty where nobody was named
 * @param priority null where none was named
 */
record QuickText(
        String title,
        LocalDate start,
        LocalDate due,
        BigDecimal hours,
        String project,
        String owner,
        Priority priority) {

    /** Characters that are read; what is beyond is cut off. */
    static final int LONGEST = 500;

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|“[^”]*”|「[^」]*」|『[^』]*』");
    private static final Pattern PROJECT =
            Pattern.compile("(?<![\\p{L}\\p{N}#])#([a-z][a-z0-9]{1,9})(?![\\p{IsLatin}\\p{N}])");
    private static final Pattern OWNER = Pattern.compile("(?<![\\p{L}\\p{N}.])@([\\p{L}\\p{N}._-]{1,64})");
    private static final Pattern PRIORITY = Pattern.compile("(?<!\\S)!(urgent|high|normal|low|紧急|高|中|普通|低|!)?(?!\\S)");
    private static final Pattern EDGES = Pattern.compile("^[\\s,;，；、。:：-]+|[\\s,;，；、:：-]+$");

    /** @param today the day that "tomorrow" follows */
    static QuickText read(String line, LocalDate today) {
        String given = line == null ? "" : line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        Scan scan = new Scan(given);
        Matcher quoted = QUOTED.matcher(scan.text);
        while (quoted.find()) {
            scan.keep(quoted.start(), quoted.end());
        }
        String project = scan.takeFirst(PROJECT, found -> {
            String key = found.group(1).toUpperCase(Locale.ROOT);
            return ProjectKey.isValid(key) ? key : null;
        });
        String owner = scan.takeFirst(OWNER, found -> found.group(1));
        Priority priority = scan.takeFirst(PRIORITY, found -> priority(found.group(1)));
        List<DayWords.Found> days = DayWords.in(scan, today);
        LocalDate due = null;
        LocalDate start = null;
        if (!days.isEmpty()) {
            DayWords.Found last = days.get(days.size() - 1);
            due = last.day();
            int from = last.from();
            if (days.size() > 1 && DayWords.isRange(scan.text, days.get(days.size() - 2), last)) {
                start = days.get(days.size() - 2).day();
                from = days.get(days.size() - 2).from();
            }
            if (start != null && start.isAfter(due)) {
                LocalDate later = start;
                start = due;
                due = later;
            }
            int[] around = DayWords.withParticles(scan.text, from, last.to());
            scan.take(around[0], around[1]);
            // A day that was not meant is part of the title, and no effort either: 3 天后.
            days.forEach(day -> scan.keep(day.from(), day.to()));
        }
        BigDecimal hours = EffortWords.in(scan);
        String title = EDGES.matcher(scan.rest()).replaceAll("");
        if (title.length() > 1 && QUOTED.matcher(title).matches()) {
            title = title.substring(1, title.length() - 1).strip();
        }
        return new QuickText(
                title, start, due, hours, project == null ? "" : project, owner == null ? "" : owner, priority);
    }

    private static Priority priority(String word) {
        if (word == null) {
            return Priority.HIGH;
        }
        return switch (word) {
            case "urgent", "紧急", "!" -> Priority.URGENT;
            case "low", "低" -> Priority.LOW;
            case "normal", "普通", "中" -> Priority.NORMAL;
            default -> Priority.HIGH;
        };
    }

    /** A line of which parts are taken out; what is kept cannot be taken any more. */
    static final class Scan {

        private static final byte FREE = 0;
        private static final byte KEPT = 1;
        private static final byte TAKEN = 2;

        /** As it was written, but in small letters and with the narrow forms of wide digits, letters and signs. */
        final String text;

        private final String original;
        private final byte[] state;

        Scan(String line) {
            this.original = line;
            StringBuilder plain = new StringBuilder(line.length());
            for (char letter : line.toCharArray()) {
                char narrow = letter == '\u3000'
                        ? ' '
                        : letter > '\uFF00' && letter < '\uFF5F' ? (char) (letter - 0xFEE0) : letter;
                plain.append(Character.toLowerCase(narrow));
            }
            this.text = plain.toString();
            this.state = new byte[line.length()];
        }

        boolean isFree(int from, int to) {
            for (int at = from; at < to; at++) {
                if (state[at] != FREE) {
                    return false;
                }
            }
            return true;
        }

        void keep(int from, int to) {
            for (int at = from; at < to; at++) {
                if (state[at] == FREE) {
                    state[at] = KEPT;
                }
            }
        }

        void take(int from, int to) {
            java.util.Arrays.fill(state, from, to, TAKEN);
        }

        /** Takes the first place that means something. */
        <T> T takeFirst(Pattern pattern, Function<Matcher, T> meaning) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                T meant = isFree(found.start(), found.end()) ? meaning.apply(found) : null;
                if (meant != null) {
                    take(found.start(), found.end());
                    return meant;
                }
            }
            return null;
        }

        /** Whether nothing but signs and what was taken follows. */
        boolean isLast(int from) {
            for (int at = from; at < text.length(); at++) {
                if (state[at] != TAKEN && Character.isLetterOrDigit(text.charAt(at))) {
                    return false;
                }
            }
            return true;
        }

        String rest() {
            StringBuilder rest = new StringBuilder();
            for (int at = 0; at < state.length; at++) {
                if (state[at] == TAKEN) {
                    if (at == 0 || state[at - 1] != TAKEN) {
                        rest.append(' ');
                    }
                } else {
                    rest.append(Character.isISOControl(original.charAt(at)) ? ' ' : original.charAt(at));
                }
            }
            return rest.toString().replaceAll("[\\s\u3000]+", " ").strip();
        }
    }

    /** In the order in which they stand, the longer one of two that overlap. */
    static <F> List<F> apart(List<F> found, Function<F, int[]> place) {
        List<F> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.<F>comparingInt(it -> place.apply(it)[0] - place.apply(it)[1]));
        List<F> apart = new ArrayList<>();
        for (F one : sorted) {
            int[] at = place.apply(one);
            if (apart.stream().map(place).noneMatch(other -> at[0] < other[1] && other[0] < at[1])) {
                apart.add(one);
            }
        }
        apart.sort(Comparator.comparingInt(it -> place.apply(it)[0]));
        return apart;
    }
}
