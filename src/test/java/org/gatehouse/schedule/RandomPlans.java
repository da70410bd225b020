package org.gatehouse.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint.Type;
import org.gatehouse.schedule.WorkCalendar.Days;

/**
 * Makes up plans that look like those of a marketing back office: phases with items of half a day to three weeks, mostly
 * linked finish to start within their phase, each done by one to three of a few people who are on leave now and then, some
 * part-time.
 */
final class RandomPlans {

    static final LocalDateTime START = LocalDateTime.of(2026, 3, 2, 9, 0);

    private final SplittableRandom random;
    private final List<WorkCalendar> calendars = new ArrayList<>();
    private final Map<String, Capacity> capacities = new HashMap<>();
    private double[] load;
    private final List<Activity> activities = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    /** A network and who works on it. */
    record Plan(Network network, Map<String, Capacity> capacities) {}

    private RandomPlans(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Items of whole half days by the house's calendar; links with simple lags; nothing has begun. */
    static Plan office(long seed, int items, int people) {
        RandomPlans plans = new RandomPlans(seed);
        plans.hire(people, 0.3);
        plans.phases(items, false);
        return plans.plan(null);
    }

    /** Everything that can occur, minutes that fit nowhere, work that has begun. */
    static Plan wild(long seed, int items, int people) {
        RandomPlans plans = new RandomPlans(seed);
        plans.hire(people, 0.6);
        plans.phases(items, true);
        return plans.plan(plans.random.nextBoolean() ? START.plusDays(plans.random.nextInt(20)) : null);
    }

    private Plan plan(LocalDateTime now) {
        return new Plan(new Network(START, now, WorkCalendar.HOUSE, activities, links), capacities);
    }

    private void hire(int people, double away) {
        load = new double[people];
        for (int p = 0; p < people; p++) {
            List<Days> absences = new ArrayList<>();
            while (random.nextDouble() < away) {
                LocalDate from = START.toLocalDate().plusDays(random.nextInt(200));
                absences.add(new Days(from, from.plusDays(random.nextInt(12))));
            }
            WorkCalendar own = WorkCalendar.HOUSE.without(absences);
            calendars.add(own);
            capacities.put("P" + p, new Capacity(random.nextInt(6) == 0 ? 50 : 100, own));
        }
    }

    private void phases(int items, boolean wild) {
        int phase = 0;
        List<String> last = new ArrayList<>();
        while (activities.size() < items) {
            String summary = "S" + phase++;
            add(summary, Kind.SUMMARY, null, 0, null, Constraint.NONE, List.of(), false);
            int size = Math.min(items - activities.size(), 4 + random.nextInt(wild ? 6 : 16));
            List<String> inside = new ArrayList<>();
            for (int k = 0; k < size; k++) {
                String key = "A" + activities.size();
                item(key, summary, wild);
                for (int l = Math.min(inside.size(), random.nextInt(3)); l > 0; l--) {
                    link(inside.get(inside.size() - 1 - random.nextInt(Math.min(5, inside.size()))), key, wild);
                }
                if (!last.isEmpty() && inside.size() < 2 && random.nextInt(4) > 0) {
                    link(last.get(random.nextInt(last.size())), key, wild);
                }
                inside.add(key);
            }
            if (wild && phase > 1 && random.nextInt(4) == 0) {
                links.add(Link.finishToStart("S" + (phase - 2), summary));
            }
            last = inside;
        }
    }

    private void item(String key, String parent, boolean wild) {
        if (random.nextInt(15) == 0) {
            add(key, Kind.MILESTONE, parent, 0, null, Constraint.NONE, List.of(), wild);
            return;
        }
        long minutes = wild ? 1 + random.nextInt(3000) : 240L * (1 + random.nextInt(random.nextInt(6) == 0 ? 30 : 10));
        List<Demand> demands = new ArrayList<>();
        for (int d = 1 + (random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0); d > 0; d--) {
            int person = leastLoaded();
            int most = capacities.get("P" + person).percent();
            int percent = random.nextInt(3) == 0 ? 50 : wild && random.nextInt(20) == 0 ? 150 : most;
            if (demands.stream().noneMatch(demand -> demand.resource().equals("P" + person))) {
                demands.add(new Demand("P" + person, percent));
                load[person] += (double) minutes * percent / most;
            }
        }
        int first = Integer.parseInt(demands.get(0).resource().substring(1));
        WorkCalendar calendar = demands.size() == 1 ? calendars.get(first) : null;
        for (Demand demand : demands) {
            WorkCalendar own = calendars.get(Integer.parseInt(demand.resource().substring(1)));
            calendar = calendar == null ? own : calendar.and(own);
        }
        if (wild && random.nextInt(4) == 0) {
            calendar = random.nextBoolean() ? null : WorkCalendar.ALWAYS;
        }
        Constraint constraint = Constraint.NONE;
        if (wild && random.nextInt(8) == 0) {
            Type type = Type.values()[random.nextInt(Type.values().length)];
            boolean dated = type != Type.AS_SOON_AS_POSSIBLE && type != Type.AS_LATE_AS_POSSIBLE;
            constraint = new Constraint(type, dated ? START.plusHours(random.nextInt(24 * 60)) : null);
        }
        add(key, Kind.WORK, parent, minutes, calendar, constraint, demands, wild);
    }

    /** Of three people: whoever has least to do so far; so plans are as balanced as people make them. */
    private int leastLoaded() {
        int chosen = random.nextInt(load.length);
        for (int k = 0; k < 2; k++) {
            int other = random.nextInt(load.length);
            chosen = load[other] < load[chosen] ? other : chosen;
        }
        return chosen;
    }

    private void add(
            String key,
            Kind kind,
            String parent,
            long minutes,
            WorkCalendar calendar,
            Constraint constraint,
            List<Demand> demands,
            boolean wild) {
        boolean begun = wild && kind == Kind.WORK && random.nextInt(12) == 0;
        boolean done = begun && random.nextBoolean();
        LocalDateTime start = begun ? START.plusHours(random.nextInt(100)) : null;
        activities.add(new Activity(
                key,
                kind,
                parent,
                minutes,
                calendar,
                constraint,
                random.nextInt(20) == 0 ? START.plusDays(10 + random.nextInt(90)) : null,
                start,
                done ? start.plusHours(40) : null,
                begun ? random.nextInt((int) minutes + 1) : minutes,
                null,
                500,
                demands));
    }

    private void link(String from, String to, boolean wild) {
        int kind = random.nextInt(10);
        LinkType type =
                kind == 0 ? LinkType.SS : kind == 1 ? LinkType.FF : wild && kind == 2 ? LinkType.SF : LinkType.FS;
        Lag lag = switch (random.nextInt(6)) {
            case 0 -> Lag.working(wild ? random.nextInt(1000) - 400 : 480);
            case 1 -> wild ? new Lag(random.nextInt(4000), Lag.Unit.ELAPSED) : Lag.NONE;
            case 2 -> wild ? new Lag(random.nextInt(60), Lag.Unit.PERCENT) : Lag.NONE;
            default -> Lag.NONE;
        };
        links.add(new Link(from, to, type, lag));
    }
}
