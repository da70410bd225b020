package org.gatehouse.resource;

import java.math.BigDecimal;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Money;
import org.gatehouse.resource.BudgetLine.Category;

/** A budget line as somebody words it. */
public record BudgetLineDraft(
        Category category,
        String description,
        BigDecimal planned,
        BigDecimal committed,
        BigDecimal actual,
        String currency) {

    void check() {
        if (category == null) {
            throw new InvalidInput("category", "error.required", "category");
        }
        if (description.isBlank()) {
            throw new InvalidInput("description", "error.required", "description");
        }
        if (description.length() > 400) {
            throw new InvalidInput("description", "error.tooLong", 400);
        }
        Amounts.check("planned", planned);
        Amounts.check("committed", committed);
        Amounts.check("actual", actual);
        new Money(planned, currency);
    }
}
