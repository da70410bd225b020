package org.gatehouse.risk;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.engine.Label;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.person.CurrentPerson;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something that may happen and would matter: cause, event and effect, how likely and how grave, what is done about it.
 * Vocabulary of ISO 31000:2018 and ISO Guide 73 (risk source, event, consequence, owner, residual risk).
 */
@Table("risk")
public class Risk {

    @Id
    @Column("risk_key")
    private final String key;

    @Version
    private int version;

    private final String projectKey;
    private final int number;
    private RiskKind kind;
    private String event;
    private String cause;
    private String effect;
    private Category category;
    private String ownerId;
    private final String raisedBy;
    private final Instant raisedAt;
    private LocalDate nearFrom;
    private LocalDate nearUntil;
    private BigDecimal money;

    @Embedded.Nullable(prefix = "inherent_")
    private Exposure inherent;

    @Embedded.Nullable(prefix = "residual_")
    private Exposure residual;

    private int rankNow;
    private int scoreNow;

    @Embedded.Nullable(prefix = "response_")
    private Response response;

    private int plannedRank;

    @Embedded.Empty(prefix = "trigger_")
    private Trigger trigger;

    private boolean triggerSpent;
    private RiskState state;
    private LocalDate reviewOn;
    private Instant firedAt;
    private String firedBy;
    private String firedWhy;
    private Ending ending;
    private String endingReason;
    private Instant closedAt;
    private final String suggestion;
    private final String suggestionFacts;
    private final String idea;

    @MappedCollection(idColumn = "risk_key")
    private final Set<LinkedItem> items;

    @PersistenceCreator
    Risk(
            String key,
            int version,
            String projectKey,
            int number,
            RiskKind kind,
            String event,
            String cause,
            String effect,
            Category category,
            String ownerId,
            String raisedBy,
            Instant raisedAt,
            LocalDate nearFrom,
            LocalDate nearUntil,
            BigDecimal money,
            Exposure inherent,
            Exposure residual,
            int rankNow,
            int scoreNow,
            Response response,
            int plannedRank,
            Trigger trigger,
            boolean triggerSpent,
            RiskState state,
            LocalDate reviewOn,
            Instant firedAt,
            String firedBy,
            String firedWhy,
            Ending ending,
            String endingReason,
            Instant closedAt,
            String suggestion,
            String suggestionFacts,
            String idea,
            Set<LinkedItem> items) {
        this.key = key;
        this.version = version;
        this.projectKey = projectKey;
        this.number = number;
        this.kind = kind;
        this.event = event;
        this.cause = cause;
        this.effect = effect;
        this.category = category;
        this.ownerId = ownerId;
        this.raisedBy = raisedBy;
        this.raisedAt = raisedAt;
        this.nearFrom = nearFrom;
        this.nearUntil = nearUntil;
        this.money = money;
        this.inherent = inherent;
        this.residual = residual;
        this.rankNow = rankNow;
        this.scoreNow = scoreNow;
        this.response = response;
        this.plannedRank = plannedRank;
        this.trigger = trigger;
        this.triggerSpent = triggerSpent;
        this.state = state;
        this.reviewOn = reviewOn;
        this.firedAt = firedAt;
        this.firedBy = firedBy;
        this.firedWhy = firedWhy;
        this.ending = ending;
        this.endingReason = endingReason;
        this.closedAt = closedAt;
        this.suggestion = suggestion;
        this.suggestionFacts = suggestionFacts;
        this.idea = idea;
        this.items = new HashSet<>(items);
    }

    /** What people say of it. */
    Facts facts() {
        Facts said = Facts.of("kind", "risk.kind." + kind)
                .and("event", event)
                .and("cause", cause)
                .and("effect", effect)
                .and("category", "risk.category." + category)
                .and("ownerId", ownerId)
                .and("nearFrom", nearFrom)
                .and("nearUntil", nearUntil)
                .and("money", money)
                .and("trigger", trigger.text())
                .and("triggerDay", trigger.day())
                .and("triggerItem", trigger.item());
        said = exposure(said, "probability", "impact", "level", inherent);
        said = exposure(said, "residualProbability", "residualImpact", "residualLevel", residual);
        return response == null
                ? said
                : said.and("strategy", "risk.strategy." + response.strategy())
                        .and("responsePlan", response.plan())
                        .and("due", response.due());
    }

    private static Facts exposure(Facts said, String probability, String impact, String level, Exposure exposure) {
        return exposure == null
                ? said
                : said.and(probability, exposure.probability())
                        .and(impact, exposure.impact())
                        .and(level, exposure.level() == null ? "" : "risk.level." + exposure.level());
    }

    /** @param from the suggestion it was made from; null where a person thought of it */
    static Risk raised(String projectKey, int number, RiskDraft draft, String person, Instant now, Suggestion from) {
        Risk risk = new Risk(
                projectKey + "-R" + number,
                0,
                projectKey,
                number,
                draft.kind(),
                "",
                "",
                "",
                draft.category(),
                "",
                person,
                now,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                null,
                0,
                Trigger.NONE,
                false,
                RiskState.IDENTIFIED,
                null,
                null,
                null,
                null,
                null,
                "",
                null,
                from == null ? null : from.origin().id(),
                from == null ? null : from.origin().facts(),
                from == null ? "" : from.response(),
                Set.of());
        risk.describe(draft);
        return risk;
    }

    /** A key of a work item that is part of the response. */
    @Table("risk_item")
    record LinkedItem(String itemKey) {}

    /** Project key and number: {@code SEO-R1}. */
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

    public RiskKind kind() {
        return kind;
    }

    public boolean isThreat() {
        return kind == RiskKind.THREAT;
    }

    /** What may happen; by this it is known. */
    public String event() {
        return event;
    }

    public String cause() {
        return cause;
    }

    public String effect() {
        return effect;
    }

    public Category category() {
        return category;
    }

    public String ownerId() {
        return ownerId;
    }

    public String raisedBy() {
        return raisedBy;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    /** First day on which it may happen; null where nobody said. */
    public LocalDate nearFrom() {
        return nearFrom;
    }

    public LocalDate nearUntil() {
        return nearUntil;
    }

    /** What it costs or brings if it comes true, in the project's currency; null where nobody said. */
    public BigDecimal money() {
        return money;
    }

    /** Before any response; null while nobody assessed it. */
    public Exposure inherent() {
        return inherent;
    }

    /** With the response; null while none is planned. */
    public Exposure residual() {
        return residual;
    }

    /** As it counts now: residual where that was assessed, else inherent; null while neither is known. */
    public Exposure now() {
        return residual == null ? inherent : residual;
    }

    public boolean isAssessed() {
        return inherent != null;
    }

    /** Level as it counts now; null while nobody assessed it. */
    public RiskLevel level() {
        return now() == null ? null : now().level();
    }

    /**
     * Expected monetary value: amount × probability in the middle of its range (PMI, Practice Standard for Project Risk
     * Management, D.7); null where amount or probability is unknown.
     */
    public BigDecimal expectedValue() {
        return money == null || now() == null ? null : Scales.expected(money, now().probability());
    }

    /** What could be done, as the suggestion it was made from said; may be empty. */
    public String idea() {
        return idea;
    }

    /** Null while none is planned. */
    public Response response() {
        return response;
    }

    public Trigger trigger() {
        return trigger;
    }

    /** Whether its trigger has fired since it was set. */
    public boolean isTriggerSpent() {
        return triggerSpent;
    }

    public RiskState state() {
        return state;
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    public boolean isFired() {
        return state == RiskState.FIRED;
    }

    /** When it is assessed again; null while it was not assessed. */
    public LocalDate reviewOn() {
        return reviewOn;
    }

    /** When its trigger fired last; null where it never did. */
    public Instant firedAt() {
        return firedAt;
    }

    public String firedBy() {
        return firedBy;
    }

    /** Why, in the words of who fired it; where the house did, in the reader's language. */
    public String firedWhy(Locale reader) {
        return CurrentPerson.SYSTEM.equals(firedBy) ? Label.of(firedWhy).in(reader) : firedWhy;
    }

    /** Null while it is open. */
    public Ending ending() {
        return ending;
    }

    public String endingReason() {
        return endingReason;
    }

    public Instant closedAt() {
        return closedAt;
    }

    /** Keys of the work items that are part of the response, by number. */
    public List<String> itemKeys() {
        return items.stream()
                .map(LinkedItem::itemKey)
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    RiskDraft draft() {
        return new RiskDraft(kind, event, cause, effect, category, ownerId, nearFrom, nearUntil, money, trigger);
    }

    /** Whether a response has to be planned although none is, or none for a level that high. */
    boolean lacksPlan(Verdict verdict) {
        return verdict.plan() && (response == null || inherent.rank() > plannedRank);
    }

    void describe(RiskDraft draft) {
        requireOpen();
        this.kind = draft.kind();
        this.event = draft.event();
        this.cause = draft.cause();
        this.effect = draft.effect();
        this.category = draft.category();
        this.ownerId = draft.ownerId();
        this.money = draft.money();
        near(draft.nearFrom(), draft.nearUntil());
        watchFor(draft.trigger());
    }

    void near(LocalDate from, LocalDate until) {
        this.nearFrom = from;
        this.nearUntil = until;
    }

    /** A trigger that was set anew may fire anew. */
    void watchFor(Trigger newTrigger) {
        if (!newTrigger.equals(trigger)) {
            this.trigger = newTrigger;
            this.triggerSpent = false;
        }
    }

    void assess(Exposure exposure) {
        requireOpen();
        this.inherent = exposure;
        if (state == RiskState.IDENTIFIED) {
            this.state = RiskState.ASSESSED;
        }
        count();
    }

    void expect(Exposure exposure) {
        requireOpen();
        this.residual = exposure;
        count();
    }

    /** The levels, as the decision table sees them now. */
    void rate(Verdict ofInherent, Verdict ofResidual) {
        this.inherent = inherent.rated(ofInherent);
        if (residual != null) {
            this.residual = residual.rated(ofResidual);
        }
        count();
    }

    void reviewOn(LocalDate day) {
        this.reviewOn = day;
    }

    /** It is watched from now on, unless a plan is asked for. */
    void settle(boolean planAsked) {
        if (state == RiskState.ASSESSED && !planAsked) {
            this.state = response == null ? RiskState.WATCHED : RiskState.PLANNED;
        } else if (planAsked && (state == RiskState.WATCHED || state == RiskState.PLANNED)) {
            this.state = RiskState.ASSESSED;
        }
    }

    void plan(Response newResponse) {
        requireOpen();
        this.response = newResponse;
        this.plannedRank = inherent == null ? 0 : inherent.rank();
        if (state == RiskState.ASSESSED || state == RiskState.WATCHED) {
            this.state = RiskState.PLANNED;
        }
    }

    void fire(String person, String why, Instant now) {
        requireOpen();
        if (isFired()) {
            throw new Conflict("risk.error.fired", key);
        }
        this.state = RiskState.FIRED;
        this.firedBy = person;
        this.firedWhy = why;
        this.firedAt = now;
        this.triggerSpent = true;
    }

    void respond() {
        if (!isFired()) {
            throw new Conflict("risk.error.notFired", key);
        }
        this.state = isAssessed() ? RiskState.RESPONDED : RiskState.IDENTIFIED;
    }

    void close(Ending how, String reason, Instant now) {
        requireOpen();
        this.state = RiskState.CLOSED;
        this.ending = how;
        this.endingReason = reason;
        this.closedAt = now;
    }

    /** @return false where it was linked already */
    boolean link(String itemKey) {
        requireOpen();
        return items.add(new LinkedItem(itemKey));
    }

    boolean unlink(String itemKey) {
        requireOpen();
        return items.remove(new LinkedItem(itemKey));
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new Conflict("risk.error.closed", key);
        }
    }

    private void count() {
        this.rankNow = now() == null ? 0 : now().rank();
        this.scoreNow = now() == null ? 0 : now().score();
    }
}
