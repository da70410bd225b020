package org.gatehouse.inbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/** What an address asks for. What cannot be understood counts as not asked for, what is too long is cut. */
record Asked(MultiValueMap<String, String> parameters) {

    private static final int LONGEST = 100;

    /** As {@link #query} wrote it. */
    static Asked parse(String query) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (String part : query.split("&")) {
            String[] both = part.split("=", 2);
            if (both.length == 2) {
                parameters.add(both[0], decoded(both[1]));
            }
        }
        return new Asked(parameters);
    }

    /** An address's query of names and values in turn; what is empty is left out. */
    static String query(String... namesAndValues) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            if (!namesAndValues[at + 1].isEmpty()) {
                parts.add(namesAndValues[at] + "=" + UriUtils.encode(namesAndValues[at + 1], StandardCharsets.UTF_8));
            }
        }
        return String.join("&", parts);
    }

    static String word(Enum<?> choice) {
        return choice == null ? "" : choice.name().toLowerCase(Locale.ROOT);
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    String text(String name) {
        String value = parameters.getFirst(name);
        String given = value == null ? "" : value.replaceAll("\\p{Cntrl}", " ").strip();
        return given.length() > LONGEST ? given.substring(0, LONGEST) : given;
    }

    <E extends Enum<E>> E choice(Class<E> type, String name, E otherwise) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(text(name))) {
                return one;
            }
        }
        return otherwise;
    }

    private static String decoded(String value) {
        try {
            return UriUtils.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
