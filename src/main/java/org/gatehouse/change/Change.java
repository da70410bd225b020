package org.gatehouse.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.kernel.Conflict;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A change request: its lines, what they would do, and what became of it. */
@Table("change_request")
public class Change {

    @Id
    @Column("change_id")
    private final String id;

    @Version
    private int version;

    private final String projectKey;
    private final int number;
    private String title;
    private String reason;
    private final String requesterId;
    private final Integer reviewNumber;
    private ChangeState state;
    private final Instant createdAt;
    private Instant submittedAt;
    private Instant settledAt;
    private String answer;

    @Embedded.Nullable
    private Impact.Frame frame;

    @MappedCollection(idColumn = "change_id", keyColumn = "line_no")
    private final List<ChangeLine> lines;

    @MappedCollection(idColumn = "change_id", keyColumn = "effect_no")
    private final List<Impact.Effect> effects;

    @MappedCollection(idColumn = "change_id", keyColumn = "goal_no")
    private final List<Impact.EndangeredGoal> goals;

    @PersistenceCreator
    Change(
            String id,
            int version,
            String projectKey,
            int number,
            String title,
            String reason,
            String requesterId,
            Integer reviewNumber,
            ChangeState state,
            Instant createdAt,
            Instant submittedAt,
            Instant settledAt,
            String answer,
            Impact.Frame frame,
            List<ChangeLine> lines,
            List<Impact.Effect> effects,
            List<Impact.EndangeredGoal> goals) {
        this.id = id;
        this.version = version;
        this.projectKey = projectKey;
        this.number = number;
        this.title = title;
        this.reason = reason;
        this.requesterId = requesterId;
        this.reviewNumber = reviewNumber;
        this.state = state;
        this.createdAt = createdAt;
        this.submittedAt = submittedAt;
        this.settledAt = settledAt;
        this.answer = answer;
        this.frame = frame;
        this.lines = new ArrayList<>(lines);
        this.effects = new ArrayList<>(effects);
        this.goals = new ArrayList<>(goals);
    }

    static Change draft(
            String projectKey,
            int number,
            String title,
            String reason,
            String requester,
            Integer reviewNumber,
            Instant now) {
        return new Change(
                projectKey + "-C" + number,
                0,
                projectKey,
                number,
                title,
                reason,
                requester,
                reviewNumber,
                ChangeState.DRAFT,
                now,
                null,
                null,
                "",
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** Project key and number: {@code SEO-C1}. */
    public String id() {
        return id;
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

    public String reason() {
        return reason;
    }

    public String requesterId() {
        return requesterId;
    }

    /** Number of the review that led to it; null where a person asked for it. */
    public Integer reviewNumber() {
        return reviewNumber;
    }

    public ChangeState state() {
        return state;
    }

    public boolean isDraft() {
        return state == ChangeState.DRAFT;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** When it was applied, rejected or withdrawn. */
    public Instant settledAt() {
        return settledAt;
    }

    /** What the gate said last; empty where it had nothing to say. */
    public String answer() {
        return answer;
    }

    public List<ChangeLine> lines() {
        return List.copyOf(lines);
    }

    /** What it would do, as assessed when it was submitted; null before that. */
    public Impact impact() {
        return frame == null ? null : new Impact(frame, effects, goals);
    }

    void describe(String newTitle, String newReason) {
        requireDraft();
        this.title = newTitle;
        this.reason = newReason;
    }

    void add(ChangeLine line) {
        requireDraft();
        lines.add(line);
    }

    void remove(int index) {
        requireDraft();
        lines.remove(index);
    }

    void submit(Instant now) {
        requireDraft();
        this.state = ChangeState.SUBMITTED;
        this.submittedAt = now;
    }

    void assess(Impact impact) {
        this.frame = impact.frame();
        effects.clear();
        effects.addAll(impact.effects());
        goals.clear();
        goals.addAll(impact.goals());
    }

    void approve(String word) {
        require(ChangeState.SUBMITTED);
        this.state = ChangeState.APPROVED;
        this.answer = word;
    }

    void sendBack(String word) {
        require(ChangeState.SUBMITTED);
        this.state = ChangeState.DRAFT;
        this.answer = word;
    }

    void apply(List<ChangeLine> outcome, Instant now) {
        require(ChangeState.APPROVED);
        lines.clear();
        lines.addAll(outcome);
        settle(ChangeState.APPLIED, now);
    }

    void reject(String word, Instant now) {
        require(ChangeState.SUBMITTED);
        this.answer = word;
        settle(ChangeState.REJECTED, now);
    }

    void withdraw(Instant now) {
        if (!state.isOpen()) {
            throw new Conflict("change.error.settled", id);
        }
        settle(ChangeState.WITHDRAWN, now);
    }

    private void settle(ChangeState end, Instant now) {
        this.state = end;
        this.settledAt = now;
    }

    private void requireDraft() {
        if (!isDraft()) {
            throw new Conflict("change.error.notDraft", id);
        }
    }

    private void require(ChangeState expected) {
        if (state != expected) {
            throw new Conflict(state.isOpen() ? "change.error.notDraft" : "change.error.settled", id);
        }
    }
}
