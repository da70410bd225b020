package org.gatehouse.engine;

import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence of a decision table, in which {@code {name}} stands for a fact. */
public final class TableText {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private TableText() {}

    /**
     * The sentence with the facts in their places.
     *
     * @param text as the table gave it; null is no words
     * @param words what is said for a name; null where nobody knows it, and the place stays as the analyst wrote it
     */
    public static String fill(Object text, UnaryOperator<String> words) {
        return PLACE.matcher(Objects.toString(text, ""))
                .replaceAll(place -> Matcher.quoteReplacement(
                        Objects.requireNonNullElseGet(words.apply(place.group(1)), place::group)));
    }
}
