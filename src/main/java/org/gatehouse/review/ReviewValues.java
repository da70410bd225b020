package org.gatehouse.review;

import java.math.BigDecimal;
import org.gatehouse.progress.EarnedValue;
import org.springframework.stereotype.Component;

/** The measures of earned value by their short names, rounded as they are read; templates say {@code @reviewValues}. */
@Component("reviewValues")
class ReviewValues {

    /** Hours or money. */
    public BigDecimal amount(EarnedValue value, String name) {
        return EarnedValue.cents(
                switch (name) {
                    case "bac" -> value.bac();
                    case "pv" -> value.pv();
                    case "ev" -> value.ev();
                    case "ac" -> value.ac();
                    case "sv" -> value.sv();
                    case "cv" -> value.cv();
                    case "eac" -> value.eac();
                    case "etc" -> value.etc();
                    case "vac" -> value.vac();
                    default -> throw new IllegalArgumentException(name);
                });
    }

    public BigDecimal ratio(EarnedValue value, String name) {
        return EarnedValue.shown(
                switch (name) {
                    case "spi" -> value.spi();
                    case "cpi" -> value.cpi();
                    case "tcpi" -> value.tcpi();
                    default -> throw new IllegalArgumentException(name);
                });
    }
}
