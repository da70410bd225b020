package org.gatehouse.goal;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a trajectory in a sentence. */
@Component
class TrajectoryWords {

    private final MessageSource messages;

    TrajectoryWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(Trajectory trajectory, String unit, Locale locale) {
        String course = say(
                "goal.trajectory.says." + trajectory.shape().name().toLowerCase(Locale.ROOT),
                locale,
                number(trajectory.fromValue(), locale),
                day(trajectory.from(), locale),
                number(trajectory.target(), locale),
                day(trajectory.deadline(), locale),
                trajectory.points().size());
        return course
                + say(
                        "goal.trajectory.says.tolerance",
                        locale,
                        number(trajectory.tolerance(), locale),
                        (number(trajectory.margin(), locale) + " " + unit).strip());
    }

    private String say(String key, Locale locale, Object... words) {
        return messages.getMessage(key, words, locale);
    }

    private String day(LocalDate day, Locale locale) {
        return day.format(DateTimeFormatter.ofPattern(say("format.date", locale), locale));
    }

    private static String number(BigDecimal number, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(4);
        return format.format(number);
    }
}
