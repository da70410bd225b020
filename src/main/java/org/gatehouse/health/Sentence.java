package org.gatehouse.health;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence of a decision table, in which {@code {name}} stands for a fact. */
public final class Sentence {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private Sentence() {}

    /** With the facts in their places: numbers to two decimals, a dash for what nobody knows. */
    public static String of(String text, Map<String, Object> facts) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            String name = place.group(1);
            String fact = facts.containsKey(name) ? readable(facts.get(name)) : place.group();
            place.appendReplacement(filled, Matcher.quoteReplacement(fact));
        }
        return place.appendTail(filled).toString();
    }

    private static String readable(Object fact) {
        if (fact == null) {
            return "–";
        }
        if (fact instanceof Double number) {
            BigDecimal rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }
        return fact.toString();
    }
}
