package org.gatehouse.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.change.Impact.Stage;
import org.gatehouse.kernel.Conflict;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
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
    private String route;
    private String routeEnglish;
    private String routeChinese;
    private String decidedBy;

    @MappedCollection(idColumn = "change_id", keyColumn = "impact_no")
    private final List<Impact.Frame> frames;

    @MappedCollection(idColumn = "change_id", keyColumn = "line_no")
    private final List<ChangeLine> lines;

    @MappedCollection(idColumn = "change_id", keyColumn = "effect_no")
    private final List<Impact.Effect> effects;

    @MappedCollection(idColumn = "change_id", keyColumn = "effect_no")
    private final List<Impact.GoalEffect> goals;

    @MappedCollection(idColumn = "change_id", keyColumn = "effect_no")
    private final List<Impact.BudgetEffect> budget;

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
            String route,
            String routeEnglish,
            String routeChinese,
            String decidedBy,
            List<Impact.Frame> frames,
            List<ChangeLine> lines,
            List<Impact.Effect> effects,
            List<Impact.GoalEffect> goals,
            List<Impact.BudgetEffect> budget) {
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
        this.route = route;
        this.routeEnglish = routeEnglish;
        this.routeChinese = routeChinese;
        this.decidedBy = decidedBy;
        this.frames = new ArrayList<>(frames);
        this.lines = new ArrayList<>(lines);
        this.effects = new ArrayList<>(effects);
        this.goals = new ArrayList<>(goals);
        this.budget = new ArrayList<>(budget);
    }

    /** @param state {@code DRAFT}, or {@code IDEA} where no process begins with it */
    static Change open(
            String projectKey,
            int number,
            String title,
            String reason,
            String requester,
            Integer reviewNumber,
            ChangeState state,
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
                state,
                now,
                null,
                null,
                "",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
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

    /** Whether its requester still words it: as an idea, or as a request that is not submitted. */
    public boolean isDraft() {
        return state == ChangeState.DRAFT || state == ChangeState.IDEA;
    }

    /** Whether it is only tried out: nobody is asked to decide on it. */
    public boolean isIdea() {
        return state == ChangeState.IDEA;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** When it was applied, rejected, withdrawn or given up. */
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

    /** Who decides on it, by the rule that was found for it: apply, manager or gate; null before that. */
    public String route() {
        return route;
    }

    /** Why it takes that route, in the words of the table. */
    public String routeReason(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? routeChinese : routeEnglish;
    }

    /** Who let it through, sent it back or rejected it; null where nobody did. */
    public String decidedBy() {
        return decidedBy;
    }

    /** What it did; of one that was not carried out, what it would do as assessed when it was submitted; else null. */
    public Impact impact() {
        Impact done = impact(Stage.APPLIED);
        return done == null ? impact(Stage.ASSESSED) : done;
    }

    /** Its figures of that stage; null where there are none. */
    public Impact impact(Stage stage) {
        return frames.stream()
                .filter(frame -> frame.stage() == stage)
                .findFirst()
                .map(frame -> new Impact(
                        frame,
                        of(effects, Impact.Effect::stage, stage),
                        of(goals, Impact.GoalEffect::stage, stage),
                        of(budget, Impact.BudgetEffect::stage, stage)))
                .orElse(null);
    }

    private static <T> List<T> of(List<T> all, Function<T, Stage> stageOf, Stage stage) {
        return all.stream().filter(one -> stageOf.apply(one) == stage).toList();
    }

    void describe(String newTitle, String newReason) {
        requireDraft();
        this.title = newTitle;
        this.reason = newReason;
    }

    /** Lines to begin from; of two that are about the same the first stands. Names that others link by stay. */
    void begin(List<ChangeLine> from) {
        requireDraft();
        for (ChangeLine line : from) {
            ChangeLine fresh = line.trimmed();
            if (lines.stream().noneMatch(fresh::collidesWith)) {
                boolean named = line.kind() == Kind.ADD
                        && line.itemKey() != null
                        && line.itemKey().startsWith("N-");
                lines.add(named ? fresh.called(line.itemKey()) : named(fresh));
            }
        }
    }

    /** An item to add gets the first name that no line has yet. */
    void add(ChangeLine line) {
        requireDraft();
        lines.add(named(line));
    }

    private ChangeLine named(ChangeLine line) {
        return line.kind() == Kind.ADD ? line.called("N-" + (lastName() + 1)) : line;
    }

    private int lastName() {
        return lines.stream()
                .filter(line -> line.kind() == Kind.ADD)
                .mapToInt(line -> Integer.parseInt(line.itemKey().substring("N-".length())))
                .max()
                .orElse(0);
    }

    void remove(int index) {
        requireDraft();
        lines.remove(index);
    }

    /** The idea becomes a request. */
    void ask() {
        require(ChangeState.IDEA);
        this.state = ChangeState.DRAFT;
    }

    void submit(Instant now) {
        require(ChangeState.DRAFT);
        this.state = ChangeState.SUBMITTED;
        this.submittedAt = now;
    }

    /** Keeps its figures, in the place of earlier ones of the same stage. */
    void keep(Impact impact) {
        Stage stage = impact.frame().stage();
        frames.removeIf(frame -> frame.stage() == stage);
        effects.removeIf(effect -> effect.stage() == stage);
        goals.removeIf(goal -> goal.stage() == stage);
        budget.removeIf(line -> line.stage() == stage);
        frames.add(impact.frame());
        effects.addAll(impact.effects());
        goals.addAll(impact.goals());
        budget.addAll(impact.budget());
    }

    void take(ChangeRoute.Choice choice) {
        this.route = choice.route();
        this.routeEnglish = choice.english();
        this.routeChinese = choice.chinese();
    }

    void approve(String word, String person) {
        require(ChangeState.SUBMITTED);
        this.state = ChangeState.APPROVED;
        this.answer = word;
        this.decidedBy = person;
    }

    void sendBack(String word, String person) {
        require(ChangeState.SUBMITTED);
        this.state = ChangeState.DRAFT;
        this.answer = word;
        this.decidedBy = person;
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

    void decidedBy(String person) {
        this.decidedBy = person;
    }

    void withdraw(Instant now) {
        if (!state.isOpen() && !isIdea()) {
            throw new Conflict("change.error.settled", id);
        }
        settle(isIdea() ? ChangeState.DISCARDED : ChangeState.WITHDRAWN, now);
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
