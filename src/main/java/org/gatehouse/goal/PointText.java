package org.gatehouse.goal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.goal.Trajectory.Point;
import org.gatehouse.kernel.InvalidInput;

/** Points of a trajectory as people write them, one a line: {@code 2026-03-31: 1200}. */
final class PointText {

    private static final Pattern LINE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?\\s*[:：=\\s]\\s*"
            + "(-?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,14})(?:\\.\\d{1,4})?)");

    private PointText() {}

    /** The points in order of their days; a line that is none is refused by name. */
    static List<Point> read(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(PointText::point)
                .sorted(Comparator.comparing(Point::day))
                .toList();
    }

    static String write(List<Point> points) {
        return points.stream()
                .map(point ->
                        point.day() + ": " + point.value().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining("\n"));
    }

    private static Point point(String line) {
        Matcher words = LINE.matcher(line);
        if (!words.matches()) {
            throw unreadable(line);
        }
        try {
            BigDecimal value = new BigDecimal(words.group(4).replace(",", ""));
            if (value.precision() - value.scale() > 14) {
                throw unreadable(line);
            }
            return new Point(
                    LocalDate.of(
                            Integer.parseInt(words.group(1)),
                            Integer.parseInt(words.group(2)),
                            Integer.parseInt(words.group(3))),
                    value);
        } catch (DateTimeException noSuchDay) {
            throw unreadable(line);
        }
    }

    private static InvalidInput unreadable(String line) {
        String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
        return new InvalidInput("points", "goal.error.points.line", shown);
    }
}
