package org.gatehouse.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.Money;
import org.gatehouse.kernel.Period;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A project: its frame, its people and where its lifecycle stands. */
@Table("project")
public class Project {

    @Id
    @Column("project_key")
    private final String key;

    @Version
    private int version;

    private String name;
    private String description;
    private String targetMarket;
    private String marketingStrategy;
    private final LocalDate startDate;
    private LocalDate endDate;
    private BigDecimal budget;
    private final String currency;
    private final String managerId;
    private final String sponsorId;
    private final int reviewDays;
    private ProjectStatus status;
    private Phase phase;
    private final Instant createdAt;
    private Instant endedAt;
    private String endReason;

    @MappedCollection(idColumn = "project_key")
    private final Set<Member> members;

    @PersistenceCreator
    Project(
            String key,
            int version,
            String name,
            String description,
            String targetMarket,
            String marketingStrategy,
            LocalDate startDate,
            LocalDate endDate,
            BigDecimal budget,
            String currency,
            String managerId,
            String sponsorId,
            int reviewDays,
            ProjectStatus status,
            Phase phase,
            Instant createdAt,
            Instant endedAt,
            String endReason,
            Set<Member> members) {
        this.key = key;
        this.version = version;
        this.name = name;
        this.description = description;
        this.targetMarket = targetMarket;
        this.marketingStrategy = marketingStrategy;
        this.startDate = startDate;
        this.endDate = endDate;
        this.budget = budget;
        this.currency = currency;
        this.managerId = managerId;
        this.sponsorId = sponsorId;
        this.reviewDays = reviewDays;
        this.status = status;
        this.phase = phase;
        this.createdAt = createdAt;
        this.endedAt = endedAt;
        this.endReason = endReason;
        this.members = new HashSet<>(members);
    }

    static Project open(String key, ProjectDraft draft, String manager, Instant now) {
        Period period = new Period(draft.startDate(), draft.endDate());
        Money budget = new Money(draft.budget(), draft.currency());
        Set<Member> members = new HashSet<>();
        draft.members().forEach(person -> members.add(new Member(person, now, null)));
        return new Project(
                key,
                0,
                draft.name(),
                draft.description(),
                draft.targetMarket(),
                draft.marketingStrategy(),
                period.start(),
                period.finish(),
                budget.amount(),
                budget.currency(),
                manager,
                draft.sponsor(),
                draft.reviewDays(),
                ProjectStatus.RUNNING,
                Phase.GOALS,
                now,
                null,
                "",
                members);
    }

    public String key() {
        return key;
    }

    public int version() {
        return version;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public String targetMarket() {
        return targetMarket;
    }

    public String marketingStrategy() {
        return marketingStrategy;
    }

    public LocalDate startDate() {
        return startDate;
    }

    public LocalDate endDate() {
        return endDate;
    }

    public BigDecimal budget() {
        return budget;
    }

    public String currency() {
        return currency;
    }

    /** The project manager: sets goals, plans, steers, closes. */
    public String managerId() {
        return managerId;
    }

    /** Who wants the project and answers for its money. */
    public String sponsorId() {
        return sponsorId;
    }

    /** Days between two reviews. */
    public int reviewDays() {
        return reviewDays;
    }

    public ProjectStatus status() {
        return status;
    }

    public Phase phase() {
        return phase;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it was archived or stopped; null while it is open. */
    public Instant endedAt() {
        return endedAt;
    }

    /** Why it was stopped; empty otherwise. */
    public String endReason() {
        return endReason;
    }

    /** Members who have not been released, beside manager and sponsor. */
    public List<String> memberIds() {
        return members.stream()
                .filter(Member::isActive)
                .map(Member::personId)
                .sorted()
                .toList();
    }

    /** Members with their time in the project, released ones included. */
    public List<Member> members() {
        return members.stream().sorted(Comparator.comparing(Member::personId)).toList();
    }

    /** Manager, sponsor and active members. */
    public Set<String> team() {
        Set<String> team = new LinkedHashSet<>(List.of(managerId));
        team.add(sponsorId);
        team.addAll(memberIds());
        return team;
    }

    public boolean isTeam(String person) {
        return team().contains(person);
    }

    /** Whether the person is or was in the team: who did the work may read what became of it. */
    boolean knows(String person) {
        return isTeam(person)
                || members.stream().anyMatch(member -> member.personId().equals(person));
    }

    /** What its manager, or an approved change, may give it. */
    Facts facts() {
        return Facts.of("name", name)
                .and("description", description)
                .and("targetMarket", targetMarket)
                .and("marketingStrategy", marketingStrategy)
                .and("startDate", startDate)
                .and("endDate", endDate)
                .and("budget", budget)
                .and("currency", currency)
                .and("managerId", managerId)
                .and("sponsorId", sponsorId)
                .and("memberIds", memberIds());
    }

    /** Neither archived nor stopped. */
    public boolean isOpen() {
        return status == ProjectStatus.RUNNING || status == ProjectStatus.ON_HOLD;
    }

    public boolean isRunning() {
        return status == ProjectStatus.RUNNING;
    }

    void describe(String newName, String newDescription, String newTargetMarket, String newMarketingStrategy) {
        requireRunning();
        this.name = newName;
        this.description = newDescription;
        this.targetMarket = newTargetMarket;
        this.marketingStrategy = newMarketingStrategy;
    }

    void invite(String person, Instant now) {
        requireRunning();
        if (!isTeam(person)) {
            members.removeIf(member -> member.personId().equals(person));
            members.add(new Member(person, now, null));
        }
    }

    void release(String person, Instant now) {
        requireRunning();
        releaseWhere(person::equals, now);
    }

    void reframe(LocalDate newEnd, BigDecimal newBudget) {
        requireOpen();
        this.endDate = new Period(startDate, newEnd).finish();
        this.budget = new Money(newBudget, currency).amount();
    }

    void enter(Phase next) {
        this.phase = next;
    }

    void hold() {
        requireRunning();
        this.status = ProjectStatus.ON_HOLD;
    }

    void resume() {
        if (status != ProjectStatus.ON_HOLD) {
            throw new Conflict("project.error.notOnHold", key);
        }
        this.status = ProjectStatus.RUNNING;
    }

    void stop(String reason, Instant now) {
        requireOpen();
        this.status = ProjectStatus.STOPPED;
        this.endReason = reason;
        this.endedAt = now;
        releaseWhere(person -> true, now);
    }

    void archive(Instant now) {
        requireOpen();
        this.status = ProjectStatus.ARCHIVED;
        this.endedAt = now;
        releaseWhere(person -> true, now);
    }

    /** Phases it may go on in once it is opened again: the one it was stopped in; work or its closure after archiving. */
    public List<Phase> reopensIn() {
        return status == ProjectStatus.ARCHIVED ? List.of(Phase.EXECUTION, Phase.CLOSURE) : List.of(phase);
    }

    /** Goes on after its end, with those who were in the team when it ended. */
    void reopen(Phase next) {
        if (isOpen()) {
            throw new Conflict("project.error.open", key);
        }
        if (!reopensIn().contains(next)) {
            throw new Conflict("project.error.reopensElsewhere", key);
        }
        Set<Member> after = new HashSet<>();
        for (Member member : members) {
            boolean stayed = endedAt.equals(member.releasedAt());
            after.add(stayed ? new Member(member.personId(), member.joinedAt(), null) : member);
        }
        members.clear();
        members.addAll(after);
        this.status = ProjectStatus.RUNNING;
        this.phase = next;
        this.endedAt = null;
        this.endReason = "";
    }

    /** Throws a {@link Conflict} while it rests and when it has ended. */
    public void requireRunning() {
        if (!isRunning()) {
            throw new Conflict(isOpen() ? "project.error.onHold" : "project.error.closed", key);
        }
    }

    void requireOpen() {
        if (!isOpen()) {
            throw new Conflict("project.error.closed", key);
        }
    }

    private void releaseWhere(Predicate<String> whom, Instant now) {
        Set<Member> after = new HashSet<>();
        for (Member member : members) {
            boolean leaves = member.isActive() && whom.test(member.personId());
            after.add(leaves ? new Member(member.personId(), member.joinedAt(), now) : member);
        }
        members.clear();
        members.addAll(after);
    }

    /** One person's time in a project. */
    @Table("project_member")
    public record Member(String personId, Instant joinedAt, Instant releasedAt) {

        public boolean isActive() {
            return releasedAt == null;
        }
    }
}
