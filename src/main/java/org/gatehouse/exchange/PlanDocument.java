package org.gatehouse.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;

/**
 * A plan as a file tells it, whichever tool wrote the file. Things refer to each other by the ids they have in the
 * file; each id is unique among its kind.
 *
 * @param application the tool that wrote it, as it calls itself; may be empty
 * @param remarks what the file holds and this document does not, and why
 */
record PlanDocument(
        String application,
        Facts project,
        List<Calendar> calendars,
        List<Resource> resources,
        List<Item> items,
        List<Tie> links,
        List<Assignment> assignments,
        List<Baseline> baselines,
        List<Problem> remarks) {

    PlanDocument {
        calendars = List.copyOf(calendars);
        resources = List.copyOf(resources);
        items = List.copyOf(items);
        links = List.copyOf(links);
        assignments = List.copyOf(assignments);
        baselines = List.copyOf(baselines);
        remarks = List.copyOf(remarks);
    }

    /**
     * The plan as a whole.
     *
     * @param calendarId of items without one of their own; null where the file names none
     * @param currency ISO 4217; empty where the file does not say
     * @param minutesPerDay what "1 day" means in this plan
     */
    record Facts(
            String name,
            LocalDateTime start,
            LocalDateTime finish,
            LocalDateTime statusDate,
            String calendarId,
            String currency,
            int minutesPerDay,
            int minutesPerWeek,
            int daysPerMonth) {

        static final Facts NONE = new Facts("", null, null, null, null, "", 480, 2400, 20);
    }

    /**
     * When is worked. Hours are written {@code 09:00-12:00,13:00-18:00}, empty for a day off; the day ends at 24:00.
     *
     * @param baseId the calendar it differs from; null where it stands alone
     * @param week hours by ISO weekday, 1 to 7; a day that is missing is as in the base
     * @param exceptions in time order; of recurring ones each day around the plan
     */
    record Calendar(String id, String name, String baseId, Map<Integer, String> week, List<Exception> exceptions) {

        Calendar {
            week = Map.copyOf(week);
            exceptions = List.copyOf(exceptions);
        }

        /** Days with hours of their own, both included. */
        record Exception(LocalDate from, LocalDate to, String name, String hours) {}
    }

    /**
     * Who or what does the work.
     *
     * @param maxPercent of one full unit that it can give; 100 is one person
     * @param hourlyRate for {@link Kind#MATERIAL} the price of a unit; null where the file has none
     * @param perUse cost of each use; null where the file has none
     * @param unitLabel of material, e.g. t; may be empty
     * @param generic a role rather than a person
     */
    record Resource(
            String id,
            String name,
            Kind kind,
            double maxPercent,
            BigDecimal hourlyRate,
            BigDecimal perUse,
            String unitLabel,
            String email,
            String group,
            boolean generic,
            String calendarId) {

        enum Kind {
            WORK,
            MATERIAL,
            COST
        }
    }

    /**
     * One line of the plan, in its order: a summary stands before what it holds.
     *
     * @param row the number a person sees beside it
     * @param parentId the summary it belongs to; null at the top
     * @param level 1 at the top
     * @param durationMinutes working minutes, or minutes of the wall clock where elapsed; null: not said
     * @param manual its dates stay where they were put, whatever it waits for
     * @param active false: it stands in the plan but does not count
     * @param priority 0 to 1000, 500 is usual
     * @param key of the item here, where the file came from here; empty otherwise
     * @param owner name of who answers for it, where the file says so apart from the assignments; may be empty
     */
    record Item(
            String id,
            int row,
            String parentId,
            int level,
            String wbs,
            Kind kind,
            String name,
            Long durationMinutes,
            boolean elapsed,
            Long workMinutes,
            LocalDateTime start,
            LocalDateTime finish,
            Constraint constraint,
            LocalDateTime deadline,
            int percentComplete,
            LocalDateTime actualStart,
            LocalDateTime actualFinish,
            int priority,
            String calendarId,
            String notes,
            BigDecimal cost,
            BigDecimal fixedCost,
            Long optimisticMinutes,
            Long pessimisticMinutes,
            boolean manual,
            boolean active,
            String key,
            String owner,
            String phase,
            String deliverable,
            Boolean needsAcceptance) {

        enum Kind {
            WORK,
            MILESTONE,
            SUMMARY
        }
    }

    /** The item {@code to} waits for the item {@code from}. */
    record Tie(String from, String to, LinkType type, Lag lag) {}

    /**
     * Who or what works on an item.
     *
     * @param percent of one full unit; of material 100 is one unit of it
     * @param workMinutes null where the file does not say
     */
    record Assignment(String itemId, String resourceId, double percent, Long workMinutes, BigDecimal cost) {}

    /**
     * What was planned for an item when the plan was frozen.
     *
     * @param number 0 for the baseline, 1 to 10 for the further ones
     */
    record Baseline(
            String itemId,
            int number,
            LocalDateTime start,
            LocalDateTime finish,
            Long durationMinutes,
            Long workMinutes,
            BigDecimal cost) {}
}
