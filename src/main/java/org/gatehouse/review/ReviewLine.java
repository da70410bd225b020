package org.gatehouse.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.gatehouse.health.Light;

/**
 * A review as the history shows it.
 *
 * @param lights worst light of each dimension
 */
public record ReviewLine(
        int number,
        Instant openedAt,
        String openedBy,
        LocalDate measuredOn,
        BigDecimal plannedProgress,
        BigDecimal actualProgress,
        int overdueItems,
        LocalDate expectedFinish,
        Light health,
        String decision,
        String decidedBy,
        String changeId,
        Map<String, Light> lights) {}
