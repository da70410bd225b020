package org.gatehouse.meeting;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Times and rhythms in people's words. Templates say {@code @meetingWording}. */
@Component("meetingWording")
class Wording {

    private final MessageSource messages;
    private final Clock clock;

    Wording(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** The reader's way of saying when one time is. */
    public String when(Occurrence occurrence, Meeting meeting) {
        return when(occurrence, meeting, LocaleContextHolder.getLocale());
    }

    String when(Occurrence occurrence, Meeting meeting, Locale locale) {
        String rhythm = meeting.rhythm().isSeries() ? " · " + rhythm(meeting.rhythm(), locale) : "";
        return span(occurrence.start(), occurrence.minutes(), meeting.zone().getId(), locale) + rhythm;
    }

    /** From when to when, with the zone where it is not the house's. */
    public String span(LocalDateTime start, int minutes, String zone) {
        return span(start, minutes, zone, LocaleContextHolder.getLocale());
    }

    private String span(LocalDateTime start, int minutes, String zone, Locale locale) {
        LocalDateTime end = start.plusMinutes(minutes);
        String from = start.format(DateTimeFormatter.ofPattern(text("format.dateTime", locale), locale));
        String to = end.toLocalDate().equals(start.toLocalDate())
                ? end.toLocalTime().toString()
                : end.format(DateTimeFormatter.ofPattern(text("format.dateTime", locale), locale));
        String weekday = start.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
        String away = zone.equals(clock.getZone().getId()) ? "" : " (" + zone + ")";
        return weekday + " " + from + "–" + to + away;
    }

    /** The same for whatever language, as notices keep it. */
    String plain(Occurrence occurrence, Meeting meeting) {
        String away = meeting.zone().equals(clock.getZone())
                ? ""
                : " (" + meeting.zone().getId() + ")";
        return occurrence.start().toString().replace('T', ' ') + away;
    }

    public String rhythm(Rhythm rhythm) {
        return rhythm(rhythm, LocaleContextHolder.getLocale());
    }

    String rhythm(Rhythm rhythm, Locale locale) {
        if (!rhythm.isSeries()) {
            return text("meeting.rhythm.once", locale);
        }
        String days = rhythm.days().stream()
                .map(day -> day.getDisplayName(TextStyle.FULL, locale))
                .collect(Collectors.joining(text("meeting.rhythm.and", locale)));
        String often = switch (rhythm.kind()) {
            case WEEKLY -> text("meeting.rhythm.weekly", locale, rhythm.interval(), days);
            case MONTHLY_DAY ->
                rhythm.monthDay() == -1
                        ? text("meeting.rhythm.monthEnd", locale, rhythm.interval())
                        : text("meeting.rhythm.monthDay", locale, rhythm.interval(), rhythm.monthDay());
            case MONTHLY_WEEKDAY ->
                text(
                        "meeting.rhythm.monthWeekday",
                        locale,
                        rhythm.interval(),
                        text("meeting.nth." + rhythm.nth(), locale),
                        days);
            case ONCE -> "";
        };
        String end = rhythm.until() == null
                ? text("meeting.rhythm.count", locale, rhythm.count())
                : text(
                        "meeting.rhythm.until",
                        locale,
                        rhythm.until().format(DateTimeFormatter.ofPattern(text("format.date", locale), locale)));
        return often + text("meeting.rhythm.comma", locale) + end;
    }

    public boolean invites(Meeting meeting, String person, boolean required) {
        return meeting.invitee(person)
                .filter(each -> each.required() == required)
                .isPresent();
    }

    public String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, LocaleContextHolder.getLocale());
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
