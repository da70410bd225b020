package org.gatehouse.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What is asked for when a project is created.
 *
 * @param key wanted key; empty: one is proposed from the name
 * @param members person ids beside manager and sponsor
 * @param reviewDays days between two reviews, 1 to 90
 */
public record ProjectDraft(
        String name,
        String key,
        String description,
        String targetMarket,
        String marketingStrategy,
        LocalDate startDate,
        LocalDate endDate,
        BigDecimal budget,
        String currency,
        String sponsor,
        List<String> members,
        int reviewDays) {}
