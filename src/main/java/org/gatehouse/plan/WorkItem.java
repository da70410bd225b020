package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.plan.PlanMerge.Happened;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A planned piece of work. The dates its planner wants are kept beside those the {@link Schedule} gives it; only the
 * latter count.
 */
@Table("work_item")
public class WorkItem {

    @Id
    @Column("item_key")
    private final String key;

    @Version
    private int version;

    private final String projectKey;

    @Column("item_number")
    private final int number;

    private String title;
    private String description;
    private String phaseName;
    private String ownerId;
    private LocalDate wantedStart;
    private LocalDate wantedFinish;
    private BigDecimal effortHours;
    private Priority priority;
    private String deliverable;
    private boolean needsAcceptance;
    private final boolean gateCondition;
    private ItemStatus status;
    private int progress;
    private LocalDate actualStart;
    private LocalDate actualFinish;
    private String cancelReason;

    @Embedded.Empty
    private Placement placement;

    @Embedded.Empty
    private Timing timing;

    private LocalDateTime levelledStart;
    private LocalDateTime begunAt;
    private LocalDateTime endedAt;

    @ReadOnlyProperty
    private LocalDate startDate;

    @ReadOnlyProperty
    private LocalDate finishDate;

    @ReadOnlyProperty
    private LocalDateTime startAt;

    @ReadOnlyProperty
    private LocalDateTime finishAt;

    @ReadOnlyProperty
    private Long slackMinutes;

    @ReadOnlyProperty
    private Boolean critical;

    @MappedCollection(idColumn = "item_key")
    private final Set<Dependency> dependencies;

    @MappedCollection(idColumn = "item_key")
    private final Set<Assignment> assignments;

    @PersistenceCreator
    WorkItem(
            String key,
            int version,
            String projectKey,
            int number,
            String title,
            String description,
            String phaseName,
            String ownerId,
            LocalDate wantedStart,
            LocalDate wantedFinish,
            BigDecimal effortHours,
            Priority priority,
            String deliverable,
            boolean needsAcceptance,
            boolean gateCondition,
            ItemStatus status,
            int progress,
            LocalDate actualStart,
            LocalDate actualFinish,
            String cancelReason,
            Placement placement,
            Timing timing,
            LocalDateTime levelledStart,
            LocalDateTime begunAt,
            LocalDateTime endedAt,
            LocalDate startDate,
            LocalDate finishDate,
            LocalDateTime startAt,
            LocalDateTime finishAt,
            Long slackMinutes,
            Boolean critical,
            Set<Dependency> dependencies,
            Set<Assignment> assignments) {
        this.key = key;
        this.version = version;
        this.projectKey = projectKey;
        this.number = number;
        this.title = title;
        this.description = description;
        this.phaseName = phaseName;
        this.ownerId = ownerId;
        this.wantedStart = wantedStart;
        this.wantedFinish = wantedFinish;
        this.effortHours = effortHours;
        this.priority = priority;
        this.deliverable = deliverable;
        this.needsAcceptance = needsAcceptance;
        this.gateCondition = gateCondition;
        this.status = status;
        this.progress = progress;
        this.actualStart = actualStart;
        this.actualFinish = actualFinish;
        this.cancelReason = cancelReason;
        this.placement = placement;
        this.timing = timing;
        this.levelledStart = levelledStart;
        this.begunAt = begunAt;
        this.endedAt = endedAt;
        this.startDate = startDate;
        this.finishDate = finishDate;
        this.startAt = startAt;
        this.finishAt = finishAt;
        this.slackMinutes = slackMinutes;
        this.critical = critical;
        this.dependencies = new HashSet<>(dependencies);
        this.assignments = new HashSet<>(assignments);
    }

    static WorkItem planned(String projectKey, int number, ItemDraft draft, boolean gateCondition) {
        return planned(projectKey, number, draft, gateCondition, number, null);
    }

    static WorkItem planned(
            String projectKey, int number, ItemDraft draft, boolean gateCondition, int planOrder, String externalId) {
        return new WorkItem(
                projectKey + "-" + number,
                0,
                projectKey,
                number,
                draft.title(),
                draft.description(),
                draft.phaseName(),
                draft.ownerId(),
                draft.start(),
                draft.finish(),
                draft.effortHours(),
                draft.priority(),
                draft.deliverable(),
                draft.needsAcceptance(),
                gateCondition,
                ItemStatus.PLANNED,
                0,
                null,
                null,
                "",
                new Placement(draft.kind(), draft.parentKey(), planOrder, externalId),
                draft.timing(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                Set.copyOf(draft.links()),
                Set.copyOf(draft.assignments()));
    }

    /** Project key and number: {@code SEO-3}. */
    public String key() {
        return key;
    }

    public int version() {
        return version;
    }

    public String projectKey() {
        return projectKey;
    }

    public int number() {
        return number;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** Stretch of the plan it belongs to, in the planner's words; may be empty. */
    public String phaseName() {
        return phaseName;
    }

    /** Who does it; empty while nobody is named. */
    public String ownerId() {
        return ownerId;
    }

    /** The planner's wish: not before this day; null where they left it to the schedule. */
    public LocalDate wantedStart() {
        return wantedStart;
    }

    /** The planner's wish; null where they left it to the schedule. */
    public LocalDate wantedFinish() {
        return wantedFinish;
    }

    /** First day by the schedule; null where it cannot be told yet. */
    public LocalDate startDate() {
        return startDate;
    }

    /** Last day by the schedule, the day it is due; null where it cannot be told yet. */
    public LocalDate finishDate() {
        return finishDate;
    }

    /** Null while it is not estimated. */
    public BigDecimal effortHours() {
        return ItemDraft.plain(effortHours);
    }

    public Priority priority() {
        return priority;
    }

    /** What must be there in the end; may be empty. */
    public String deliverable() {
        return deliverable;
    }

    public boolean needsAcceptance() {
        return needsAcceptance;
    }

    /** Whether it is the condition of a gate rather than planned work. */
    public boolean isGateCondition() {
        return gateCondition;
    }

    public ItemStatus status() {
        return status;
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    /** Percent, 0 to 100. */
    public int progress() {
        return progress;
    }

    public LocalDate actualStart() {
        return actualStart;
    }

    public LocalDate actualFinish() {
        return actualFinish;
    }

    /** When it was begun; null while it is not, and where only the day is known. */
    LocalDateTime begunAt() {
        return begunAt;
    }

    LocalDateTime endedAt() {
        return endedAt;
    }

    /** Why it was cancelled; empty otherwise. */
    public String cancelReason() {
        return cancelReason;
    }

    public Kind kind() {
        return placement.kind();
    }

    public boolean isSummary() {
        return kind() == Kind.SUMMARY;
    }

    public boolean isMilestone() {
        return kind() == Kind.MILESTONE;
    }

    /** The summary it belongs to; null at the top. */
    public String parentKey() {
        return placement.parentKey();
    }

    /** Position in the plan; ties go by number. */
    public int planOrder() {
        return placement.planOrder();
    }

    /** What it is called in the file it came from; null where it came from none. */
    public String externalId() {
        return placement.externalId();
    }

    public Timing timing() {
        return timing;
    }

    /** Not before, by an accepted levelling; null where none was. */
    public LocalDateTime levelledStart() {
        return levelledStart;
    }

    /** First moment by the schedule, in the house's zone; null where it cannot be told yet. */
    public LocalDateTime startAt() {
        return startAt;
    }

    public LocalDateTime finishAt() {
        return finishAt;
    }

    /** Working minutes it may slip without moving the plan's finish; null where it has no dates. */
    public Long slackMinutes() {
        return slackMinutes;
    }

    /** Whether any delay of it delays the plan. */
    public boolean isCritical() {
        return Boolean.TRUE.equals(critical);
    }

    /** Keys of the items it waits for, in the order of their numbers. */
    public List<String> predecessors() {
        return links().stream().map(Dependency::predecessorKey).toList();
    }

    /** What it waits for, by the predecessors' numbers. */
    public List<Dependency> links() {
        return dependencies.stream().sorted(Dependency.ORDER).toList();
    }

    public List<Assignment> assignments() {
        return assignments.stream()
                .sorted(Comparator.comparingLong(Assignment::resourceId))
                .toList();
    }

    /** As it could be entered again. */
    public ItemDraft draft() {
        return new ItemDraft(
                title,
                description,
                phaseName,
                ownerId,
                wantedStart,
                wantedFinish,
                effortHours,
                priority,
                links(),
                deliverable,
                needsAcceptance,
                kind(),
                parentKey(),
                timing,
                assignments());
    }

    /** What its planner may say of it, and how far it is. */
    Facts facts() {
        return Facts.of("title", title)
                .and("description", description)
                .and("phaseName", phaseName)
                .and("ownerId", ownerId)
                .and("startDate", wantedStart)
                .and("finishDate", wantedFinish)
                .and("notBefore", levelledStart)
                .and("effortHours", effortHours())
                .and("optimisticHours", timing.optimisticHours())
                .and("pessimisticHours", timing.pessimisticHours())
                .and("duration", timing.durationMinutes())
                .and(
                        "constraint",
                        timing.constraintType() == Constraint.Type.AS_SOON_AS_POSSIBLE
                                ? ""
                                : "plan.constraint." + timing.constraintType())
                .and("constraintAt", timing.constraintAt())
                .and("deadline", timing.deadline())
                .and("fixedCost", timing.fixedCost())
                .and("priority", "priority." + priority)
                .and("predecessors", LinkText.of(links()))
                .and("deliverable", deliverable)
                .and("needsAcceptance", needsAcceptance ? "trail.yes" : "trail.no")
                .and("kind", "plan.kind." + kind())
                .and("summary", parentKey())
                .and("progress", progress)
                .and("actualStart", actualStart)
                .and("actualFinish", actualFinish);
    }

    void replan(ItemDraft draft) {
        requireOpen();
        this.title = draft.title();
        this.description = draft.description();
        this.phaseName = draft.phaseName();
        this.ownerId = draft.ownerId();
        this.wantedStart = draft.start();
        this.wantedFinish = draft.finish();
        this.effortHours = draft.effortHours();
        this.priority = draft.priority();
        this.deliverable = draft.deliverable();
        this.needsAcceptance = draft.needsAcceptance();
        this.timing = draft.timing();
        this.placement = new Placement(draft.kind(), draft.parentKey(), planOrder(), externalId());
        dependencies.retainAll(draft.links());
        dependencies.addAll(draft.links());
        assignments.retainAll(draft.assignments());
        assignments.addAll(draft.assignments());
    }

    void moveTo(int planOrder) {
        this.placement = new Placement(kind(), parentKey(), planOrder, externalId());
    }

    /** Its dates by the schedule. */
    void place(Schedule.Span span) {
        this.startDate = span.startDate();
        this.finishDate = span.finishDate();
        this.startAt = span.start();
        this.finishAt = span.finish();
        this.slackMinutes = span.slack();
        this.critical = span.critical();
    }

    /** Not before, as a levelling proposed; null takes that back. */
    void level(LocalDateTime notBefore) {
        requireOpen();
        this.levelledStart = notBefore;
    }

    /** What was done of a planned item elsewhere; one that is worked on here reports for itself. */
    void happened(Happened happened) {
        if (status != ItemStatus.PLANNED || isSummary() || happened.begun() == null) {
            return;
        }
        begin(happened.begun());
        this.progress = happened.percent();
        if (happened.ended() != null) {
            this.status = ItemStatus.DONE;
            this.actualFinish = happened.ended().toLocalDate();
            this.endedAt = happened.ended();
            this.progress = 100;
        }
    }

    void cameAs(String newExternalId) {
        if (newExternalId != null) {
            this.placement = new Placement(kind(), parentKey(), planOrder(), newExternalId);
        }
    }

    /** The same item without what it says of others. */
    WorkItem alone() {
        return new WorkItem(
                key,
                version,
                projectKey,
                number,
                title,
                description,
                phaseName,
                ownerId,
                wantedStart,
                wantedFinish,
                effortHours,
                priority,
                deliverable,
                needsAcceptance,
                gateCondition,
                status,
                progress,
                actualStart,
                actualFinish,
                cancelReason,
                new Placement(kind(), null, planOrder(), externalId()),
                timing,
                levelledStart,
                begunAt,
                endedAt,
                startDate,
                finishDate,
                startAt,
                finishAt,
                slackMinutes,
                critical,
                Set.of(),
                Set.of());
    }

    /** A gate's condition is not simply cancelled: it binds until it is met or {@linkplain #letGo let go}. */
    void cancel(String reason) {
        requireOpen();
        if (gateCondition) {
            throw new Conflict("plan.error.condition", key);
        }
        drop(reason);
    }

    /** Somebody who may decide at gates does without the condition. */
    void letGo(String reason) {
        requireOpen();
        if (!gateCondition) {
            throw new Conflict("plan.error.noCondition", key);
        }
        drop(reason);
    }

    private void drop(String reason) {
        this.status = ItemStatus.CANCELLED;
        this.cancelReason = reason;
    }

    /** Its owner may begin; from now on it keeps its start, whatever becomes of its predecessors. */
    void release() {
        requireOpen();
        if (status == ItemStatus.PLANNED) {
            this.status = ItemStatus.RELEASED;
            this.wantedStart = wantedStart == null ? startDate : wantedStart;
        }
    }

    void reportProgress(int percent, LocalDateTime now) {
        require(ItemStatus.RELEASED, ItemStatus.IN_PROGRESS);
        begin(now);
        this.status = ItemStatus.IN_PROGRESS;
        this.progress = percent;
        this.actualFinish = null;
        this.endedAt = null;
    }

    /** Work on it began on that day at the latest. */
    void beganOn(LocalDate day) {
        require(ItemStatus.RELEASED, ItemStatus.IN_PROGRESS);
        if (actualStart == null || day.isBefore(actualStart)) {
            this.actualStart = day;
            this.begunAt = null;
        }
    }

    /** Its owner says the work is done. */
    void worked(Worked worked, boolean needsJudgement) {
        require(ItemStatus.RELEASED, ItemStatus.IN_PROGRESS);
        if (worked.at() == null) {
            beganOn(worked.day());
        } else {
            begin(worked.at());
        }
        this.status = needsJudgement ? ItemStatus.IN_ACCEPTANCE : ItemStatus.IN_PROGRESS;
        this.progress = 100;
        this.actualFinish = worked.day();
        this.endedAt = worked.at();
    }

    /** @param at null where only the day is known */
    record Worked(LocalDate day, LocalDateTime at) {}

    void returnForRework() {
        require(ItemStatus.IN_ACCEPTANCE);
        this.status = ItemStatus.IN_PROGRESS;
        this.actualFinish = null;
        this.endedAt = null;
    }

    void finish(LocalDateTime now) {
        if (status == ItemStatus.DONE) {
            return;
        }
        require(ItemStatus.RELEASED, ItemStatus.IN_PROGRESS, ItemStatus.IN_ACCEPTANCE);
        begin(now);
        this.status = ItemStatus.DONE;
        this.progress = 100;
        if (actualFinish == null) {
            this.actualFinish = now.toLocalDate();
            this.endedAt = now;
        }
    }

    /** The same item with the dependencies it was read with. */
    WorkItem waitingFor(Set<Dependency> read) {
        dependencies.addAll(read);
        return this;
    }

    WorkItem taking(Collection<Assignment> read) {
        assignments.addAll(read);
        return this;
    }

    private void begin(LocalDateTime now) {
        if (actualStart == null) {
            this.actualStart = now.toLocalDate();
            this.begunAt = now;
        }
    }

    private void requireOpen() {
        if (!status.isOpen()) {
            throw new Conflict("plan.error.closed", key);
        }
    }

    private void require(ItemStatus... allowed) {
        if (!Set.of(allowed).contains(status)) {
            throw new Conflict(status.isOpen() ? "plan.error.notReleased" : "plan.error.closed", key);
        }
    }
}
