package org.gatehouse.risk;

import java.math.BigDecimal;
import java.util.Map;
import org.gatehouse.engine.Answer;
import org.gatehouse.kernel.InvalidInput;

/** Values of the risk forms on their way into the engine and out of it. */
final class Sent {

    private Sent() {}

    static void put(Map<String, Object> values, String key, Object value) {
        values.put(key, value == null ? "" : value.toString());
    }

    /** A whole number; null where nothing was filled in. */
    static Integer whole(Answer answer, String key) {
        BigDecimal number = answer.decimal(key);
        try {
            return number == null ? null : number.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new InvalidInput(key, "error.number", answer.text(key));
        }
    }

    static <E extends Enum<E>> E choice(Answer answer, String key, Class<E> type) {
        String text = answer.text(key);
        try {
            return text.isEmpty() ? null : Enum.valueOf(type, text);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput(key, "risk.error.choice", text);
        }
    }
}
