package org.gatehouse.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gatehouse.engine.Label;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a notice into a reader's language: ISO dates as they write them, bilingual labels in the one they read. */
@Component
class NoticeTexts {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final MessageSource messages;
    private final ObjectMapper json;

    NoticeTexts(MessageSource messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    String in(Locale locale, Notice notice) {
        Object[] arguments = arguments(notice).stream()
                .map(argument -> readable(argument, locale))
                .toArray();
        return messages.getMessage(notice.message(), arguments, locale);
    }

    String message(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    String stored(List<String> arguments) {
        try {
            return json.writeValueAsString(arguments);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<String> arguments(Notice notice) {
        try {
            return json.readValue(notice.arguments(), new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String readable(String argument, Locale locale) {
        if (DATE.matcher(argument).matches()) {
            String pattern = messages.getMessage("format.date", null, locale);
            return LocalDate.parse(argument).format(DateTimeFormatter.ofPattern(pattern, locale));
        }
        return argument.contains(" | ") ? Label.of(argument).in(locale) : argument;
    }
}
