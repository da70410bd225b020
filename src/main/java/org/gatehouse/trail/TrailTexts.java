package org.gatehouse.trail;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.engine.Label;
import org.gatehouse.kernel.Change;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a line into the reader's language. */
@Component
class TrailTexts {

    private final MessageSource messages;
    private final People people;

    TrailTexts(MessageSource messages, People people) {
        this.messages = messages;
        this.people = people;
    }

    /** @param costs whether the reader may know what a project's work costs */
    TrailEntry entry(TrailLine line, boolean costs, Locale locale) {
        return new TrailEntry(
                line.number(),
                line.at(),
                who(line.actor(), locale),
                line.onBehalfOf().isEmpty() ? "" : people.name(line.onBehalfOf()),
                what(line, locale),
                line.reason(),
                line.changes().stream()
                        .map(change -> shown(change, costs, locale))
                        .toList(),
                line.hash());
    }

    private Change shown(Change change, boolean costs, Locale locale) {
        boolean hidden = change.isConfidential() && !costs;
        return new Change(
                messages.getMessage("field." + change.field(), null, change.field(), locale),
                value(change.field(), change.before(), hidden, locale),
                value(change.field(), change.after(), hidden, locale));
    }

    private String value(String field, String text, boolean hidden, Locale locale) {
        if (text.isEmpty()) {
            return "";
        }
        if (hidden) {
            return messages.getMessage("trail.confidential", null, locale);
        }
        return field.endsWith("Id") || field.endsWith("Ids")
                ? Arrays.stream(text.split(", ")).map(people::name).collect(Collectors.joining(", "))
                : Arrays.stream(text.split(", "))
                        .map(word -> readable(word, locale))
                        .collect(Collectors.joining(", "));
    }

    String who(String actor, Locale locale) {
        return actor.equals(CurrentPerson.SYSTEM)
                ? messages.getMessage("trail.system", null, actor, locale)
                : people.name(actor);
    }

    /** An action without a text shows as it is written: the trail never fails on what another version wrote. */
    String what(TrailLine line, Locale locale) {
        Object[] arguments = Stream.concat(Stream.of(line.subject()), line.details().stream())
                .map(word -> readable(word, locale))
                .toArray();
        String bare = line.subject().isEmpty() ? line.action() : line.action() + ": " + line.subject();
        return Objects.requireNonNullElse(messages.getMessage("trail." + line.action(), arguments, bare, locale), bare);
    }

    String kind(String kind, Locale locale) {
        return messages.getMessage("trail.kind." + kind, null, kind, locale);
    }

    /**
     * Dates, message keys and names in both languages among the arguments are written for the reader, all else is
     * somebody's own words.
     */
    private String readable(String word, Locale locale) {
        if (word.contains(" | ")) {
            return Label.of(word).in(locale);
        }
        if (word.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                String pattern = messages.getMessage("format.date", null, "yyyy-MM-dd", locale);
                return LocalDate.parse(word).format(DateTimeFormatter.ofPattern(pattern, locale));
            } catch (DateTimeParseException noDate) {
                return word;
            }
        }
        return word.matches("[a-zA-Z]+(\\.[a-zA-Z_]+)+") ? messages.getMessage(word, null, word, locale) : word;
    }
}
