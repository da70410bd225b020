package org.gatehouse.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.plan.Workforce.Capacity;
import org.gatehouse.schedule.Activity;
import org.gatehouse.schedule.Demand;
import org.gatehouse.schedule.WorkCalendar;

/** How much work a plan asks of each person on each day, and where that is more than they have. */
public final class Loads {

    private static final double ROUNDING = 0.5;
    private static final int MOST_DAYS = 3660;

    private final Map<String, Map<LocalDate, Double>> minutes = new HashMap<>();
    private final Map<String, Map<LocalDate, Double>> elsewhere = new HashMap<>();
    private final Map<String, Capacity> capacities;
    private final Map<String, Activity> activities;
    private final Collection<WorkItem> plan;

    private Loads(Collection<WorkItem> plan, Map<String, Activity> activities, Map<String, Capacity> capacities) {
        this.plan = plan;
        this.activities = activities;
        this.capacities = capacities;
    }

    /** The first day on which somebody who does an item has more than a day's work, and how many hours that is. */
    record Overload(String resource, LocalDate day, double hours) {}

    /**
     * Where a plan asks for more than there is.
     *
     * @param days on which somebody has more than a day's work, each person or role counted for itself
     * @param worst id of the person, or name of the role, who has most beyond what they have; null: nobody
     * @param hours beyond what the worst of them has, all days together
     */
    public record Excess(int days, String worst, BigDecimal hours) {}

    /** What open items ask for. */
    public static Loads of(Collection<WorkItem> plan, PlanNetwork network) {
        Loads loads = new Loads(
                plan.stream().filter(Loads::counts).toList(),
                network.network().activities().stream().collect(Collectors.toMap(Activity::key, Function.identity())),
                network.capacities());
        loads.plan.forEach(item -> loads.eachDay(
                item,
                (demand, day, share) -> loads.minutes
                        .computeIfAbsent(demand.resource(), key -> new TreeMap<>())
                        .merge(day, share, Double::sum)));
        return loads;
    }

    /** Minutes asked for by day, of this resource. */
    public Map<LocalDate, Double> of(String resource) {
        return minutes.getOrDefault(resource, Map.of());
    }

    /** Adds what other plans ask of the same people, spread evenly over the time from that day on. */
    public Loads beside(Collection<Booking> bookings, LocalDate from) {
        for (Booking booking : bookings) {
            String resource = booking.personId() == null ? null : Workforce.person(booking.personId());
            if (resource != null && capacities.containsKey(resource)) {
                spread(booking, resource, later(booking.from(), from.atStartOfDay()));
            }
        }
        return this;
    }

    private void spread(Booking booking, String resource, LocalDateTime from) {
        WorkCalendar calendar = capacities.get(resource).calendar();
        long working = from.isBefore(booking.until()) ? calendar.between(from, booking.until()) : 0;
        if (working <= 0) {
            return;
        }
        double share = booking.hours() == null ? booking.percent() / 100.0 : booking.hours() * 60 / working;
        LocalDate last = booking.until().toLocalDate();
        int count = 0;
        for (LocalDate day = from.toLocalDate(); !day.isAfter(last) && count < MOST_DAYS; day = day.plusDays(1)) {
            LocalDateTime begin = later(from, day.atStartOfDay());
            LocalDateTime end = earlier(booking.until(), day.plusDays(1).atStartOfDay());
            if (begin.isBefore(end)) {
                elsewhere
                        .computeIfAbsent(resource, key -> new HashMap<>())
                        .merge(day, calendar.between(begin, end) * share, Double::sum);
            }
            count++;
        }
    }

    /** Where this plan asks for something, from that day on, and together with the others it is too much. */
    public Excess excess(PlanNetwork network, LocalDate from) {
        int days = 0;
        String worst = null;
        double most = 0;
        for (String resource : new TreeSet<>(minutes.keySet())) {
            double sum = 0;
            for (Map.Entry<LocalDate, Double> day : minutes.get(resource).entrySet()) {
                double others = elsewhere.getOrDefault(resource, Map.of()).getOrDefault(day.getKey(), 0.0);
                double excess = day.getValue() + others - available(resource, day.getKey());
                if (!day.getKey().isBefore(from) && excess > ROUNDING) {
                    days++;
                    sum += excess;
                }
            }
            if (sum > most) {
                most = sum;
                worst = resource;
            }
        }
        String person = worst == null ? null : Workforce.personOf(worst);
        return new Excess(
                days,
                person == null && worst != null ? network.roleName(worst) : person,
                BigDecimal.valueOf(most / 60).setScale(1, RoundingMode.HALF_UP));
    }

    /** By item key; items whose people have time enough are left out. */
    Map<String, Overload> overloads() {
        Map<String, Overload> found = new HashMap<>();
        for (WorkItem item : plan) {
            eachDay(item, (demand, day, share) -> {
                double asked = of(demand.resource()).get(day);
                if (asked > available(demand.resource(), day) + ROUNDING && isSooner(day, found.get(item.key()))) {
                    found.put(item.key(), new Overload(demand.resource(), day, asked / 60));
                }
            });
        }
        return found;
    }

    private double available(String resource, LocalDate day) {
        Capacity capacity = capacities.get(resource);
        return capacity.calendar().minutesOn(day) * capacity.percent() / 100.0;
    }

    private static boolean isSooner(LocalDate day, Overload found) {
        return found == null || day.isBefore(found.day());
    }

    private interface Share {
        void of(Demand demand, LocalDate day, double minutes);
    }

    private void eachDay(WorkItem item, Share share) {
        Activity activity = activities.get(item.key());
        if (activity == null || activity.demands().isEmpty()) {
            return;
        }
        WorkCalendar calendar = activity.calendar();
        LocalDate day = item.startAt().toLocalDate();
        LocalDate last = item.finishDate();
        for (int count = 0; !day.isAfter(last) && count < MOST_DAYS; day = day.plusDays(1), count++) {
            long worked = day.isAfter(item.startAt().toLocalDate()) && day.isBefore(last)
                    ? calendar.minutesOn(day)
                    : calendar.between(
                            later(item.startAt(), day.atStartOfDay()),
                            earlier(item.finishAt(), day.plusDays(1).atStartOfDay()));
            if (worked > 0) {
                for (Demand demand : activity.demands()) {
                    share.of(demand, day, worked * demand.percent() / 100.0);
                }
            }
        }
    }

    private static boolean counts(WorkItem item) {
        return item.isOpen() && !item.isSummary() && item.startAt() != null && item.finishAt() != null;
    }

    private static <T extends Comparable<? super T>> T later(T one, T other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static <T extends Comparable<? super T>> T earlier(T one, T other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
