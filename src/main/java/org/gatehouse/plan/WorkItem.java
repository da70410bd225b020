package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.kernel.Conflict;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
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

    @ReadOnlyProperty
    private LocalDate startDate;

    @ReadOnlyProperty
    private LocalDate finishDate;

    @MappedCollection(idColumn = "item_key")
    private final Set<Dependency> dependencies;

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
            LocalDate startDate,
            LocalDate finishDate,
            Set<Dependency> dependencies) {
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
        this.startDate = startDate;
        this.finishDate = finishDate;
        this.dependencies = new HashSet<>(dependencies);
    }

    static WorkItem planned(String projectKey, int number, ItemDraft draft, boolean gateCondition) {
        WorkItem item = new WorkItem(
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
                null,
                null,
                Set.of());
        item.follow(draft.predecessors());
        return item;
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

    /** Why it was cancelled; empty otherwise. */
    public String cancelReason() {
        return cancelReason;
    }

    /** Keys of the items it waits for, in the order of their numbers. */
    public List<String> predecessors() {
        return dependencies.stream()
                .map(Dependency::predecessorKey)
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    public Set<Dependency> dependencies() {
        return Set.copyOf(dependencies);
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
                predecessors(),
                deliverable,
                needsAcceptance);
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
        follow(draft.predecessors());
    }

    void cancel(String reason) {
        requireOpen();
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

    void reportProgress(int percent, LocalDate today) {
        require(ItemStatus.RELEASED, ItemStatus.IN_PROGRESS);
        begin(today);
        this.status = ItemStatus.IN_PROGRESS;
        this.progress = percent;
    }

    void submitForAcceptance(LocalDate today) {
        require(ItemStatus.RELEASED, ItemStatus.IN_PROGRESS);
        begin(today);
        this.status = ItemStatus.IN_ACCEPTANCE;
        this.progress = 100;
    }

    void returnForRework() {
        require(ItemStatus.IN_ACCEPTANCE);
        this.status = ItemStatus.IN_PROGRESS;
    }

    void finish(LocalDate today) {
        if (status == ItemStatus.DONE) {
            return;
        }
        require(ItemStatus.RELEASED, ItemStatus.IN_PROGRESS, ItemStatus.IN_ACCEPTANCE);
        begin(today);
        this.status = ItemStatus.DONE;
        this.progress = 100;
        this.actualFinish = today;
    }

    /** The same item with the dependencies it was read with. */
    WorkItem waitingFor(Set<Dependency> read) {
        dependencies.addAll(read);
        return this;
    }

    private void begin(LocalDate today) {
        if (actualStart == null) {
            this.actualStart = today;
        }
    }

    private void follow(List<String> predecessorKeys) {
        dependencies.removeIf(dependency -> !predecessorKeys.contains(dependency.predecessorKey()));
        List<String> kept = predecessors();
        predecessorKeys.stream()
                .filter(predecessor -> !kept.contains(predecessor))
                .forEach(predecessor -> dependencies.add(Dependency.finishToStart(predecessor)));
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
