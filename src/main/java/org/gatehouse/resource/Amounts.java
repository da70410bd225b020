package org.gatehouse.resource;

import java.math.BigDecimal;
import org.gatehouse.kernel.InvalidInput;

/** Amounts of money as somebody enters them. */
final class Amounts {

    private static final int WHOLE_DIGITS = 13;
    private static final int DECIMALS = 4;

    private Amounts() {}

    /** Refuses what is missing, negative, or cannot be kept exactly. */
    static void check(String field, BigDecimal amount) {
        if (amount == null) {
            throw new InvalidInput(field, "error.required", field);
        }
        if (amount.signum() < 0 || amount.precision() - amount.scale() > WHOLE_DIGITS) {
            throw new InvalidInput(field, "error.money.range");
        }
        if (amount.scale() > DECIMALS) {
            throw new InvalidInput(field, "error.number.range");
        }
    }
}
