package org.gatehouse.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.mpxj.ActivityType;
import org.mpxj.ConstraintType;
import org.mpxj.CostRateTable;
import org.mpxj.CostRateTableEntry;
import org.mpxj.DayType;
import org.mpxj.Duration;
import org.mpxj.LocalTimeRange;
import org.mpxj.Priority;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectCalendarHours;
import org.mpxj.ProjectFile;
import org.mpxj.ProjectProperties;
import org.mpxj.Rate;
import org.mpxj.Relation;
import org.mpxj.RelationType;
import org.mpxj.Resource;
import org.mpxj.ResourceAssignment;
import org.mpxj.ResourceType;
import org.mpxj.Task;
import org.mpxj.TaskField;
import org.mpxj.TaskMode;
import org.mpxj.TimeUnit;
import org.mpxj.common.LocalDateTimeHelper;
import org.mpxj.mspdi.MSPDIWriter;
import org.mpxj.writer.ProjectWriter;

/** Makes of a plan what MPXJ can write. */
final class MpxjWriting {

    /** Where the items' own keys go, so that a file that comes back finds its items. */
    static final TaskField KEY = TaskField.TEXT30;

    static final int KEY_NUMBER = 30;
    static final String KEY_ALIAS = "Gatehouse";

    private final PlanDocument plan;
    private final ProjectFile file = new ProjectFile();
    private final Map<String, ProjectCalendar> calendars = new HashMap<>();
    private final Map<String, Resource> resources = new HashMap<>();
    private final Map<String, Task> tasks = new HashMap<>();

    private MpxjWriting(PlanDocument plan) {
        this.plan = plan;
    }

    /** The plan as an XML file of MS Project's. */
    static byte[] mspdi(PlanDocument plan) {
        return written(plan, new MSPDIWriter());
    }

    static byte[] written(PlanDocument plan, ProjectWriter writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer.write(new MpxjWriting(plan).file(), bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private ProjectFile file() {
        file.getProjectConfig().setAutoCalendarUniqueID(false);
        file.getProjectConfig().setAutoResourceUniqueID(false);
        file.getProjectConfig().setAutoTaskUniqueID(false);
        file.getProjectConfig().setAutoTaskID(false);
        file.getProjectConfig().setAutoWBS(false);
        properties();
        calendars();
        resources();
        tasks();
        links();
        assignments();
        baselines();
        return file;
    }

    private void properties() {
        PlanDocument.Facts facts = plan.project();
        ProjectProperties properties = file.getProjectProperties();
        properties.setProjectTitle(facts.name());
        properties.setName(facts.name());
        properties.setStartDate(facts.start());
        properties.setFinishDate(facts.finish());
        properties.setStatusDate(facts.statusDate());
        properties.setMinutesPerDay(facts.minutesPerDay());
        properties.setMinutesPerWeek(facts.minutesPerWeek());
        properties.setDaysPerMonth(facts.daysPerMonth());
        if (!facts.currency().isEmpty()) {
            properties.setCurrencyCode(facts.currency());
            properties.setCurrencySymbol(facts.currency());
        }
    }

    private void calendars() {
        Map<String, Integer> numbers =
                numbers(plan.calendars().stream().map(PlanDocument.Calendar::id).toList(), 1);
        for (PlanDocument.Calendar calendar : plan.calendars()) {
            ProjectCalendar written = file.addCalendar();
            written.setUniqueID(numbers.get(calendar.id()));
            written.setName(calendar.name());
            calendars.put(calendar.id(), written);
        }
        for (PlanDocument.Calendar calendar : plan.calendars()) {
            ProjectCalendar written = calendars.get(calendar.id());
            if (calendar.baseId() != null) {
                written.setParent(calendars.get(calendar.baseId()));
            }
            for (DayOfWeek day : DayOfWeek.values()) {
                String hours = calendar.week().get(day.getValue());
                if (hours == null) {
                    written.setCalendarDayType(day, calendar.baseId() == null ? DayType.NON_WORKING : DayType.DEFAULT);
                    if (calendar.baseId() == null) {
                        written.addCalendarHours(day);
                    }
                } else {
                    written.setCalendarDayType(day, hours.isEmpty() ? DayType.NON_WORKING : DayType.WORKING);
                    fill(written.addCalendarHours(day), hours);
                }
            }
            calendar.exceptions().forEach(exception -> {
                var added = written.addCalendarException(exception.from(), exception.to());
                added.setName(exception.name().isEmpty() ? null : exception.name());
                fill(added, exception.hours());
            });
        }
        ProjectCalendar usual = calendars.get(plan.project().calendarId());
        if (usual != null) {
            file.getProjectProperties().setDefaultCalendar(usual);
        }
    }

    private static void fill(ProjectCalendarHours written, String hours) {
        if (hours.isEmpty()) {
            return;
        }
        for (String shift : hours.split(",")) {
            String[] ends = shift.split("-");
            written.add(new LocalTimeRange(
                    LocalTime.parse(ends[0]), ends[1].equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(ends[1])));
        }
    }

    private void resources() {
        Map<String, Integer> numbers =
                numbers(plan.resources().stream().map(PlanDocument.Resource::id).toList(), 1);
        int row = 0;
        for (PlanDocument.Resource resource : plan.resources()) {
            Resource written = file.addResource();
            written.setUniqueID(numbers.get(resource.id()));
            written.setID(++row);
            written.setName(resource.name().isEmpty() ? null : resource.name());
            written.setType(
                    switch (resource.kind()) {
                        case WORK -> ResourceType.WORK;
                        case MATERIAL -> ResourceType.MATERIAL;
                        case COST -> ResourceType.COST;
                    });
            // Units are read from the table of availability where there is one, so there must be one row.
            written.getAvailability()
                    .add(new org.mpxj.Availability(
                            LocalDateTimeHelper.START_DATE_NA, LocalDateTimeHelper.END_DATE_NA, resource.maxPercent()));
            if (resource.hourlyRate() != null || resource.perUse() != null) {
                Rate rate = new Rate(
                        resource.hourlyRate() == null ? BigDecimal.ZERO : resource.hourlyRate(), TimeUnit.HOURS);
                CostRateTable rates = new CostRateTable();
                rates.add(new CostRateTableEntry(
                        LocalDateTimeHelper.START_DATE_NA,
                        LocalDateTimeHelper.END_DATE_NA,
                        resource.perUse() == null ? BigDecimal.ZERO : resource.perUse(),
                        rate,
                        Rate.ZERO));
                written.setCostRateTable(0, rates);
            }
            written.setUnitOfMeasure(file.getUnitsOfMeasure().getOrCreateByAbbreviation(resource.unitLabel()));
            written.setEmailAddress(resource.email().isEmpty() ? null : resource.email());
            written.setGroup(resource.group().isEmpty() ? null : resource.group());
            written.setGeneric(resource.generic());
            written.setCalendar(calendars.get(resource.calendarId()));
            resources.put(resource.id(), written);
        }
    }

    private void tasks() {
        Map<String, Integer> numbers =
                numbers(plan.items().stream().map(PlanDocument.Item::id).toList(), 1);
        int row = 0;
        for (PlanDocument.Item item : plan.items()) {
            Task parent = item.parentId() == null ? null : tasks.get(item.parentId());
            Task written = parent == null ? file.addTask() : parent.addTask();
            written.setUniqueID(numbers.get(item.id()));
            written.setID(++row);
            written.setOutlineLevel(item.level());
            written.setWBS(item.wbs());
            tasks.put(item.id(), written);
            fill(written, item);
        }
        file.getTasks().forEach(task -> task.setSummary(task.hasChildTasks()));
        if (plan.items().stream().anyMatch(item -> !item.key().isEmpty())) {
            file.getCustomFields().getOrCreate(KEY).setAlias(KEY_ALIAS);
        }
    }

    private void fill(Task written, PlanDocument.Item item) {
        written.setName(item.name());
        written.setTaskMode(item.manual() ? TaskMode.MANUALLY_SCHEDULED : TaskMode.AUTO_SCHEDULED);
        written.setActive(item.active());
        boolean milestone = item.kind() == PlanDocument.Item.Kind.MILESTONE;
        written.setMilestone(milestone);
        written.setActivityType(milestone ? ActivityType.FINISH_MILESTONE : ActivityType.TASK_DEPENDENT);
        Duration duration = item.durationMinutes() == null
                ? null
                : Duration.getInstance(
                        item.durationMinutes(), item.elapsed() ? TimeUnit.ELAPSED_MINUTES : TimeUnit.MINUTES);
        written.setDuration(duration);
        if (item.manual()) {
            written.setManualDuration(duration);
        }
        written.setWork(minutes(item.workMinutes()));
        written.setStart(item.start());
        written.setFinish(item.finish());
        written.setConstraintType(constraint(item.constraint().type()));
        written.setConstraintDate(item.constraint().at());
        written.setDeadline(item.deadline());
        written.setPercentageComplete(item.percentComplete());
        written.setActualStart(item.actualStart());
        written.setActualFinish(item.actualFinish());
        written.setPriority(Priority.getInstance(item.priority()));
        written.setCalendar(item.calendarId() == null ? null : calendars.get(item.calendarId()));
        if (!item.notes().isEmpty()) {
            written.setNotes(item.notes());
        }
        written.setCost(item.cost());
        written.setFixedCost(item.fixedCost());
        written.setEstimated(false);
        if (!item.key().isEmpty()) {
            written.setText(KEY_NUMBER, item.key());
        }
    }

    private void links() {
        for (PlanDocument.Tie link : plan.links()) {
            Lag lag = link.lag();
            tasks.get(link.to())
                    .addPredecessor(new Relation.Builder()
                            .predecessorTask(tasks.get(link.from()))
                            .type(type(link.type()))
                            .lag(Duration.getInstance(
                                    lag.amount(),
                                    switch (lag.unit()) {
                                        case WORKING -> TimeUnit.MINUTES;
                                        case ELAPSED -> TimeUnit.ELAPSED_MINUTES;
                                        case PERCENT -> TimeUnit.PERCENT;
                                    })));
        }
    }

    /** The format knows one assignment of a resource to an item; several are added up. */
    private void assignments() {
        Map<List<String>, PlanDocument.Assignment> joined = new LinkedHashMap<>();
        for (PlanDocument.Assignment each : plan.assignments()) {
            joined.merge(List.of(each.itemId(), each.resourceId()), each, MpxjWriting::sum);
        }
        for (PlanDocument.Assignment assignment : joined.values()) {
            ResourceAssignment written =
                    tasks.get(assignment.itemId()).addResourceAssignment(resources.get(assignment.resourceId()));
            written.setUnits(assignment.percent());
            written.setWork(minutes(assignment.workMinutes()));
            written.setRemainingWork(minutes(assignment.workMinutes()));
            written.setCost(assignment.cost());
        }
    }

    private static PlanDocument.Assignment sum(PlanDocument.Assignment one, PlanDocument.Assignment other) {
        return new PlanDocument.Assignment(
                one.itemId(),
                one.resourceId(),
                one.percent() + other.percent(),
                sum(one.workMinutes(), other.workMinutes(), Long::sum),
                sum(one.cost(), other.cost(), BigDecimal::add));
    }

    private static <T> T sum(T one, T other, java.util.function.BinaryOperator<T> add) {
        return one == null ? other : other == null ? one : add.apply(one, other);
    }

    private void baselines() {
        for (PlanDocument.Baseline baseline : plan.baselines()) {
            Task task = tasks.get(baseline.itemId());
            Duration duration = minutes(baseline.durationMinutes());
            Duration work = minutes(baseline.workMinutes());
            if (baseline.number() == 0) {
                task.setBaselineStart(baseline.start());
                task.setBaselineFinish(baseline.finish());
                task.setBaselineDuration(duration);
                task.setBaselineWork(work);
                task.setBaselineCost(baseline.cost());
            } else {
                task.setBaselineStart(baseline.number(), baseline.start());
                task.setBaselineFinish(baseline.number(), baseline.finish());
                task.setBaselineDuration(baseline.number(), duration);
                task.setBaselineWork(baseline.number(), work);
                task.setBaselineCost(baseline.number(), baseline.cost());
            }
        }
    }

    private static Duration minutes(Long minutes) {
        return minutes == null ? null : Duration.getInstance(minutes, TimeUnit.MINUTES);
    }

    private static RelationType type(LinkType type) {
        return switch (type) {
            case FS -> RelationType.FINISH_START;
            case SS -> RelationType.START_START;
            case FF -> RelationType.FINISH_FINISH;
            case SF -> RelationType.START_FINISH;
        };
    }

    private static ConstraintType constraint(Constraint.Type type) {
        return ConstraintType.valueOf(type.name());
    }

    /** The ids as numbers: those that are some stay, the others follow the highest. */
    private static Map<String, Integer> numbers(List<String> ids, int first) {
        Function<String, Integer> plain =
                id -> id.matches("\\d{1,8}") && Integer.parseInt(id) >= first ? Integer.valueOf(id) : null;
        int next = first;
        Set<Integer> taken = new HashSet<>();
        for (String id : ids) {
            Integer number = plain.apply(id);
            if (number != null && taken.add(number)) {
                next = Math.max(next, number + 1);
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        taken.clear();
        for (String id : ids) {
            Integer number = plain.apply(id);
            numbers.put(id, number != null && taken.add(number) ? number : next++);
        }
        return numbers;
    }
}
