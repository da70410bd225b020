package org.gatehouse.health;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.gatehouse.engine.TableText;

/** A sentence of a decision table, in which {@code {name}} stands for a fact. */
public final class Sentence {

    private Sentence() {}

    /** With the facts in their places: numbers to two decimals, a dash for what nobody knows. */
    public static String of(String text, Map<String, Object> facts) {
        return TableText.fill(text, name -> facts.containsKey(name) ? readable(facts.get(name)) : null);
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
