package org.gatehouse.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;

/** The creation form as it is sent. */
public record ProjectForm(
        String name,
        String key,
        String description,
        String targetMarket,
        String marketingStrategy,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate startDate,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate endDate,
        BigDecimal budget,
        String currency,
        String sponsor,
        List<String> members,
        Integer reviewDays) {

    public static final List<String> CURRENCIES = List.of("CNY", "USD", "EUR", "HKD", "JPY", "GBP", "SGD");

    /** As it is asked for; what is missing the register refuses. */
    public ProjectDraft draft() {
        return new ProjectDraft(
                text(name),
                text(key),
                text(description),
                text(targetMarket),
                text(marketingStrategy),
                startDate,
                endDate,
                budget,
                currency == null || currency.isBlank() ? "CNY" : currency,
                text(sponsor),
                members == null ? List.of() : members.stream().distinct().toList(),
                reviewDays == null ? 7 : reviewDays);
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
