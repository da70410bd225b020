package org.gatehouse.exchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.mpxj.ConstraintType;
import org.mpxj.DayType;
import org.mpxj.Duration;
import org.mpxj.LocalTimeRange;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectCalendarException;
import org.mpxj.ProjectCalendarHours;
import org.mpxj.ProjectFile;
import org.mpxj.ProjectProperties;
import org.mpxj.Rate;
import org.mpxj.Relation;
import org.mpxj.Resource;
import org.mpxj.ResourceAssignment;
import org.mpxj.ResourceType;
import org.mpxj.Task;
import org.mpxj.TaskMode;
import org.mpxj.TimeUnit;
import org.mpxj.TimeUnitDefaultsContainer;

/** Takes the facts of a plan out of what MPXJ has read. */
final class MpxjReading {

    /** Recurring days off are told this long before and after the plan. */
    private static final int YEARS_AROUND = 2;

    private final ProjectFile file;
    private final ProjectProperties properties;
    private final List<Problem> remarks = new ArrayList<>();
    private final Map<Task, PlanDocument.Item> items = new HashMap<>();
    private final List<Task> tasks = new ArrayList<>();
    private int blank;
    private int external;

    private MpxjReading(ProjectFile file) {
        this.file = file;
        this.properties = file.getProjectProperties();
    }

    static PlanDocument of(ProjectFile file) {
        return new MpxjReading(file).document();
    }

    /** Whether it is a row of the plan, rather than a blank one, the plan's own or one of another plan. */
    private boolean counts(Task task) {
        if (task.getNull() || task.getUniqueID() == null) {
            blank++;
            return false;
        }
        if (task.getExternalTask()) {
            external++;
            return false;
        }
        return !isWholeProject(task);
    }

    /** MS Project shows the plan itself as row 0; nothing else stands at level 0. */
    static boolean isWholeProject(Task task) {
        return Integer.valueOf(0).equals(task.getUniqueID())
                && task.getParentTask() == null
                && (Integer.valueOf(0).equals(task.getOutlineLevel())
                        || task.getOutlineLevel() == null && Integer.valueOf(0).equals(task.getID()));
    }

    private PlanDocument document() {
        List<PlanDocument.Item> lines = lines();
        List<PlanDocument.Resource> resources = resources();
        Set<String> resourceIds =
                resources.stream().map(PlanDocument.Resource::id).collect(Collectors.toSet());
        List<PlanDocument.Tie> links = links();
        List<PlanDocument.Assignment> assignments = assignments(resourceIds);
        List<PlanDocument.Baseline> baselines = new ArrayList<>();
        tasks.forEach(task -> baselines(task, baselines));
        remark(blank, "exchange.remark.blank");
        remark(external, "exchange.remark.external");
        remark(
                tasks.stream()
                        .filter(task ->
                                task.getSplits() != null && task.getSplits().size() > 1)
                        .count(),
                "exchange.remark.splits");
        remark(tasks.stream().filter(task -> task.getSubprojectFile() != null).count(), "exchange.remark.subprojects");
        remark(
                file.getCustomFields().stream()
                        .filter(field -> field.getAlias() != null && !MpxjWriting.KEY_ALIAS.equals(field.getAlias()))
                        .count(),
                "exchange.remark.customFields");
        return new PlanDocument(
                text(properties.getFileApplication()),
                facts(),
                calendars(),
                resources,
                lines,
                links,
                assignments,
                baselines,
                remarks);
    }

    private void remark(long count, String message) {
        if (count > 0) {
            remarks.add(Problem.of("", message, count));
        }
    }

    private PlanDocument.Facts facts() {
        String name = text(properties.getProjectTitle());
        if (name.isEmpty()) {
            name = text(properties.getName());
        }
        if (name.isEmpty()) {
            name = file.getTasks().stream()
                    .filter(MpxjReading::isWholeProject)
                    .map(task -> text(task.getName()))
                    .findFirst()
                    .orElse("");
        }
        ProjectCalendar calendar = file.getDefaultCalendar();
        return new PlanDocument.Facts(
                name,
                properties.getStartDate(),
                properties.getFinishDate(),
                properties.getStatusDate(),
                calendar == null ? null : id(calendar),
                text(properties.getCurrencyCode()),
                number(properties.getMinutesPerDay(), 480),
                number(properties.getMinutesPerWeek(), 2400),
                number(properties.getDaysPerMonth(), 20));
    }

    private List<PlanDocument.Calendar> calendars() {
        return file.getCalendars().stream()
                .sorted(Comparator.comparing(ProjectCalendar::getUniqueID))
                .map(this::calendar)
                .toList();
    }

    private PlanDocument.Calendar calendar(ProjectCalendar calendar) {
        Map<Integer, String> week = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            DayType type = calendar.getCalendarDayType(day);
            if (type == DayType.NON_WORKING || type != DayType.WORKING && calendar.getParent() == null) {
                week.put(day.getValue(), "");
            } else if (type == DayType.WORKING) {
                week.put(day.getValue(), hours(calendar.getCalendarHours(day)));
            }
        }
        return new PlanDocument.Calendar(
                id(calendar),
                text(calendar.getName()),
                calendar.getParent() == null ? null : id(calendar.getParent()),
                week,
                exceptions(calendar));
    }

    private List<PlanDocument.Calendar.Exception> exceptions(ProjectCalendar calendar) {
        boolean recurring = !calendar.getWorkWeeks().isEmpty()
                || calendar.getCalendarExceptions().stream().anyMatch(it -> it.getRecurring() != null);
        List<ProjectCalendarException> all = recurring
                ? calendar.getExpandedCalendarExceptionsWithWorkWeeks()
                : calendar.getExpandedCalendarExceptions();
        LocalDate start = day(file.getEarliestStartDate(), properties.getStartDate());
        LocalDate finish = day(file.getLatestFinishDate(), properties.getFinishDate());
        LocalDate from = start == null ? LocalDate.MIN : start.minusYears(YEARS_AROUND);
        LocalDate to = finish == null ? LocalDate.MAX : finish.plusYears(YEARS_AROUND);
        return all.stream()
                .filter(it -> it.getFromDate() != null)
                .filter(it -> !recurring
                        || !day(it).isBefore(from) && !it.getFromDate().isAfter(to))
                .map(it ->
                        new PlanDocument.Calendar.Exception(it.getFromDate(), day(it), text(it.getName()), hours(it)))
                .sorted(Comparator.comparing(PlanDocument.Calendar.Exception::from))
                .toList();
    }

    private static LocalDate day(ProjectCalendarException exception) {
        return exception.getToDate() == null ? exception.getFromDate() : exception.getToDate();
    }

    private static LocalDate day(LocalDateTime first, LocalDateTime second) {
        LocalDateTime at = first == null ? second : first;
        return at == null ? null : at.toLocalDate();
    }

    static String hours(ProjectCalendarHours hours) {
        if (hours == null) {
            return "";
        }
        List<String> shifts = new ArrayList<>();
        for (LocalTimeRange range : hours) {
            LocalTime from = range.getStart();
            LocalTime to = range.getEnd();
            if (from != null && to != null) {
                boolean midnight = to.equals(LocalTime.MIDNIGHT) || to.equals(LocalTime.of(23, 59, 59));
                if (midnight || to.isAfter(from)) {
                    shifts.add(clock(from) + "-" + (midnight ? "24:00" : clock(to)));
                } else {
                    // Over midnight: the morning's part belongs to the same working day in the tools that allow it.
                    shifts.add(clock(from) + "-24:00");
                    shifts.add("00:00-" + clock(to));
                }
            }
        }
        shifts.sort(Comparator.naturalOrder());
        return String.join(",", shifts);
    }

    private static String clock(LocalTime time) {
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    private List<PlanDocument.Resource> resources() {
        List<PlanDocument.Resource> resources = new ArrayList<>();
        for (Resource resource : file.getResources()) {
            if (stands(resource)) {
                resources.add(resource(resource));
            }
        }
        return resources;
    }

    /** Blank lines of the resource sheet are none; nor is number 0, which stands for "nobody" in MS Project. */
    static boolean stands(Resource resource) {
        return !resource.getNull()
                && resource.getUniqueID() != null
                && (resource.getName() != null
                        || !resource.getTaskAssignments().isEmpty() && resource.getUniqueID() != 0);
    }

    private PlanDocument.Resource resource(Resource resource) {
        ResourceType type = resource.getType();
        PlanDocument.Resource.Kind kind = type == ResourceType.MATERIAL
                ? PlanDocument.Resource.Kind.MATERIAL
                : type == ResourceType.COST ? PlanDocument.Resource.Kind.COST : PlanDocument.Resource.Kind.WORK;
        String label = kind == PlanDocument.Resource.Kind.MATERIAL ? text(resource.getMaterialLabel()) : "";
        return new PlanDocument.Resource(
                id(resource),
                text(resource.getName()),
                kind,
                resource.getMaxUnits() == null ? 100 : rounded(resource.getMaxUnits()),
                kind == PlanDocument.Resource.Kind.MATERIAL
                        ? money(
                                resource.getStandardRate() == null
                                        ? null
                                        : resource.getStandardRate().getAmount())
                        : hourly(resource.getStandardRate()),
                money(resource.getCostPerUse()),
                label,
                text(resource.getEmailAddress()),
                text(resource.getGroup()),
                resource.getGeneric() || resource.getRole(),
                resource.getCalendar() == null ? null : id(resource.getCalendar()));
    }

    private BigDecimal hourly(Rate rate) {
        if (rate == null || rate.getAmount() == 0) {
            return null;
        }
        double minutes = Duration.convertUnits(1, rate.getUnits(), TimeUnit.MINUTES, properties)
                .getDuration();
        return minutes <= 0 ? null : money(rate.getAmount() * 60 / minutes);
    }

    /** Depth first without recursion: outlines may be thousands of levels deep. */
    private List<PlanDocument.Item> lines() {
        List<PlanDocument.Item> lines = new ArrayList<>();
        Deque<Task> open = new ArrayDeque<>();
        push(open, file.getChildTasks());
        Set<String> ids = new HashSet<>();
        while (!open.isEmpty()) {
            Task task = open.pop();
            push(open, task.getChildTasks());
            if (counts(task) && ids.add(id(task))) {
                PlanDocument.Item item = item(task, lines.size() + 1);
                items.put(task, item);
                tasks.add(task);
                lines.add(item);
            }
        }
        return lines;
    }

    private static void push(Deque<Task> open, List<Task> tasks) {
        for (int i = tasks.size() - 1; i >= 0; i--) {
            open.push(tasks.get(i));
        }
    }

    private PlanDocument.Item item(Task task, int place) {
        PlanDocument.Item parent = task.getParentTask() == null ? null : items.get(task.getParentTask());
        boolean summary = task.getChildTasks().stream().anyMatch(child -> !child.getNull());
        TimeUnitDefaultsContainer defaults = defaults(task);
        Duration duration = task.getDuration();
        PlanDocument.Item.Kind kind = summary
                ? PlanDocument.Item.Kind.SUMMARY
                : task.getMilestone() ? PlanDocument.Item.Kind.MILESTONE : PlanDocument.Item.Kind.WORK;
        return new PlanDocument.Item(
                id(task),
                number(task.getID(), place),
                parent == null ? null : parent.id(),
                parent == null ? 1 : parent.level() + 1,
                text(task.getWBS()),
                kind,
                text(task.getName()),
                minutes(duration, defaults),
                duration != null
                        && duration.getUnits() != null
                        && duration.getUnits().isElapsed(),
                minutes(task.getWork(), defaults),
                task.getStart(),
                task.getFinish(),
                constraint(task),
                task.getDeadline(),
                percent(task),
                task.getActualStart(),
                task.getActualFinish(),
                task.getPriority() == null ? 500 : task.getPriority().getValue(),
                task.getCalendar() == null ? null : id(task.getCalendar()),
                text(task.getNotes()),
                money(task.getCost()),
                money(task.getFixedCost()),
                null,
                null,
                task.getTaskMode() == TaskMode.MANUALLY_SCHEDULED,
                task.getActive(),
                key(task),
                "",
                "",
                "",
                null);
    }

    /** Our own key, in the custom field where {@link MpxjWriting} puts it. */
    private String key(Task task) {
        boolean ours = MpxjWriting.KEY_ALIAS.equals(
                file.getCustomFields().getOrCreate(MpxjWriting.KEY).getAlias());
        return ours ? text(task.getText(MpxjWriting.KEY_NUMBER)) : "";
    }

    private static int percent(Task task) {
        Number percent = task.getPercentageComplete();
        return percent == null ? 0 : (int) Math.max(0, Math.min(100, Math.round(percent.doubleValue())));
    }

    private static Constraint constraint(Task task) {
        ConstraintType type = task.getConstraintType();
        LocalDateTime at = task.getConstraintDate();
        if (type == ConstraintType.AS_LATE_AS_POSSIBLE) {
            return new Constraint(Constraint.Type.AS_LATE_AS_POSSIBLE, null);
        }
        if (type == null || at == null) {
            return Constraint.NONE;
        }
        return switch (type) {
            case MUST_START_ON, START_ON -> new Constraint(Constraint.Type.MUST_START_ON, at);
            case MUST_FINISH_ON, FINISH_ON -> new Constraint(Constraint.Type.MUST_FINISH_ON, at);
            case START_NO_EARLIER_THAN -> new Constraint(Constraint.Type.START_NO_EARLIER_THAN, at);
            case START_NO_LATER_THAN -> new Constraint(Constraint.Type.START_NO_LATER_THAN, at);
            case FINISH_NO_EARLIER_THAN -> new Constraint(Constraint.Type.FINISH_NO_EARLIER_THAN, at);
            case FINISH_NO_LATER_THAN -> new Constraint(Constraint.Type.FINISH_NO_LATER_THAN, at);
            default -> Constraint.NONE;
        };
    }

    private List<PlanDocument.Tie> links() {
        List<PlanDocument.Tie> links = new ArrayList<>();
        int lost = 0;
        for (Task task : tasks) {
            for (Relation relation : task.getPredecessors()) {
                PlanDocument.Item from = items.get(relation.getPredecessorTask());
                if (from == null) {
                    lost++;
                } else {
                    links.add(new PlanDocument.Tie(from.id(), id(task), type(relation), lag(relation)));
                }
            }
        }
        remark(lost, "exchange.remark.linksOutside");
        return links;
    }

    private static LinkType type(Relation relation) {
        return switch (relation.getType()) {
            case START_START -> LinkType.SS;
            case FINISH_FINISH -> LinkType.FF;
            case START_FINISH -> LinkType.SF;
            default -> LinkType.FS;
        };
    }

    private Lag lag(Relation relation) {
        Duration lag = relation.getLag();
        if (lag == null || lag.getDuration() == 0) {
            return Lag.NONE;
        }
        return switch (lag.getUnits()) {
            case PERCENT, ELAPSED_PERCENT -> new Lag(Math.round(lag.getDuration()), Lag.Unit.PERCENT);
            default ->
                new Lag(minutes(lag, properties), lag.getUnits().isElapsed() ? Lag.Unit.ELAPSED : Lag.Unit.WORKING);
        };
    }

    private List<PlanDocument.Assignment> assignments(Collection<String> resources) {
        List<PlanDocument.Assignment> assignments = new ArrayList<>();
        for (Task task : tasks) {
            for (ResourceAssignment assignment : task.getResourceAssignments()) {
                if (assignment.getResource() != null && resources.contains(id(assignment.getResource()))) {
                    assignments.add(new PlanDocument.Assignment(
                            id(task),
                            id(assignment.getResource()),
                            assignment.getUnits() == null ? 100 : rounded(assignment.getUnits()),
                            minutes(assignment.getWork(), defaults(task)),
                            money(assignment.getCost())));
                }
            }
        }
        return assignments;
    }

    private void baselines(Task task, List<PlanDocument.Baseline> baselines) {
        for (int number = 0; number <= 10; number++) {
            PlanDocument.Baseline baseline = number == 0
                    ? baseline(
                            task,
                            number,
                            task.getBaselineStart(),
                            task.getBaselineFinish(),
                            task.getBaselineDuration(),
                            task.getBaselineWork(),
                            task.getBaselineCost())
                    : baseline(
                            task,
                            number,
                            task.getBaselineStart(number),
                            task.getBaselineFinish(number),
                            task.getBaselineDuration(number),
                            task.getBaselineWork(number),
                            task.getBaselineCost(number));
            if (baseline.start() != null || baseline.finish() != null) {
                baselines.add(baseline);
            }
        }
    }

    private PlanDocument.Baseline baseline(
            Task task,
            int number,
            LocalDateTime start,
            LocalDateTime finish,
            Duration duration,
            Duration work,
            Number cost) {
        TimeUnitDefaultsContainer defaults = defaults(task);
        return new PlanDocument.Baseline(
                id(task), number, start, finish, minutes(duration, defaults), minutes(work, defaults), money(cost));
    }

    /** Primavera counts days by each activity's calendar, the others by the plan's. */
    private TimeUnitDefaultsContainer defaults(Task task) {
        boolean primavera = "Primavera".equals(properties.getFileApplication());
        ProjectCalendar calendar = primavera ? task.getEffectiveCalendar() : null;
        return Objects.requireNonNullElse(calendar, properties);
    }

    static Long minutes(Duration duration, TimeUnitDefaultsContainer defaults) {
        if (duration == null || duration.getUnits() == null) {
            return null;
        }
        TimeUnit unit = duration.getUnits();
        if (unit == TimeUnit.PERCENT || unit == TimeUnit.ELAPSED_PERCENT) {
            return null;
        }
        return Math.round(
                duration.convertUnits(unit.isElapsed() ? TimeUnit.ELAPSED_MINUTES : TimeUnit.MINUTES, defaults)
                        .getDuration());
    }

    private static double rounded(Number number) {
        return Math.round(number.doubleValue() * 100) / 100.0;
    }

    /** Null for nothing as for no amount: most tools write 0 where nobody entered a cost. */
    static BigDecimal money(Number amount) {
        if (amount == null
                || amount.doubleValue() == 0
                || Double.isNaN(amount.doubleValue())
                || Double.isInfinite(amount.doubleValue())) {
            return null;
        }
        BigDecimal exact = new BigDecimal(amount.doubleValue(), MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return exact.signum() == 0 ? null : exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private static int number(Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    private static String id(Task task) {
        return Integer.toString(task.getUniqueID());
    }

    private static String id(Resource resource) {
        return Integer.toString(resource.getUniqueID());
    }

    private static String id(ProjectCalendar calendar) {
        return Integer.toString(calendar.getUniqueID());
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
