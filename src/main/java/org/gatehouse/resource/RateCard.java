package org.gatehouse.resource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gatehouse.kernel.Money;

/** Rates of people as they stood when they were read. */
public final class RateCard {

    private final Map<String, NavigableMap<LocalDate, Money>> rates = new HashMap<>();
    private final Map<String, Money> agreed;

    /** @param agreed by person: what was agreed for the project at hand, whatever the day */
    RateCard(List<Rate> all, Map<String, Money> agreed) {
        all.forEach(rate -> rates.computeIfAbsent(rate.personId(), id -> new TreeMap<>())
                .put(rate.validFrom(), new Money(rate.hourly(), rate.currency())));
        this.agreed = Map.copyOf(agreed);
    }

    /** What an hour of the person costs on that day; empty where nobody said. */
    public Optional<Money> hourly(String personId, LocalDate day) {
        Money special = agreed.get(personId);
        if (special != null) {
            return Optional.of(special);
        }
        NavigableMap<LocalDate, Money> own = rates.get(personId);
        return Optional.ofNullable(own == null ? null : own.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** What so many hours of the person on that day cost; empty where there is no rate. */
    public Optional<Money> cost(String personId, LocalDate day, BigDecimal hours) {
        return hourly(personId, day).map(rate -> new Money(rate.amount().multiply(hours), rate.currency()));
    }
}
