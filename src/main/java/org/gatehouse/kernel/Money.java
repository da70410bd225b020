package org.gatehouse.kernel;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount with its currency (ISO 4217), never negative. */
public record Money(BigDecimal amount, String currency) {

    public Money {
        if (amount.signum() < 0) {
            throw new InvalidInput("budget", "error.money.range");
        }
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("currency", "error.money.currency", currency);
        }
    }
}
