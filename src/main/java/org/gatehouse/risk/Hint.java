package org.gatehouse.risk;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.gatehouse.risk.Suggestion.Origin;
import org.springframework.context.MessageSource;

/**
 * Facts that hint at a risk, before they are put into words; the words are the messages {@code risk.hint.<name>.event},
 * {@code .cause}, {@code .effect}, {@code .why} and {@code .response}.
 *
 * @param about what it is about where a project has several of the name; else empty
 * @param facts coarse enough to stay the same while nothing of weight changes
 * @param arguments of all its words
 */
record Hint(String name, String about, String facts, Category category, List<String> itemKeys, List<Object> arguments) {

    Suggestion in(Locale reader, MessageSource messages) {
        return new Suggestion(
                new Origin(about.isEmpty() ? name : name + ":" + about, facts),
                category,
                word("event", reader, messages),
                word("cause", reader, messages),
                word("effect", reader, messages),
                word("why", reader, messages),
                word("response", reader, messages),
                itemKeys);
    }

    private String word(String part, Locale reader, MessageSource messages) {
        DateTimeFormatter days = DateTimeFormatter.ofPattern(messages.getMessage("format.date", null, reader), reader);
        Object[] readable = arguments.stream()
                .map(argument -> argument instanceof LocalDate day ? day.format(days) : argument)
                .toArray();
        return messages.getMessage("risk.hint." + name + "." + part, readable, reader);
    }
}
