package org.gatehouse.engine;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What is wrong with the files of one deployment, in the reader's language. */
final class Findings {

    private static final int ENOUGH = 20;

    private final MessageSource messages;
    private final List<String> texts = new ArrayList<>();

    Findings(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param place the element and its id; empty where the whole file is meant
     * @param message key under {@code model.refused}
     */
    void add(String file, String place, String message, Object... arguments) {
        String text =
                messages.getMessage("model.refused." + message, arguments, message, LocaleContextHolder.getLocale());
        if (texts.size() < ENOUGH) {
            texts.add(place.isEmpty() ? file + ": " + text : file + ", " + place + ": " + text);
        }
    }

    void throwIfAny() {
        if (!texts.isEmpty()) {
            throw new ModelRefused(texts);
        }
    }
}
