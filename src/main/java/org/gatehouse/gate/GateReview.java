package org.gatehouse.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.kernel.Conflict;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** One time a project stood at a gate: what was laid before whom, and what they decided. */
@Table("gate_review")
public class GateReview {

    private static final int LONGEST_WHY = 500;

    @Id
    private final Long id;

    @Version
    private int version;

    private final String projectKey;
    private final String gate;
    private final String subject;
    private final int round;
    private final String processInstanceId;
    private final String submitterId;
    private final Instant submittedAt;
    private String dossier;
    private String voteRule;
    private int needed;
    private String approvers;
    private String decision;
    private String reason;
    private String decidedBy;
    private Instant decidedAt;
    private boolean recorded;
    private String whyEnglish;
    private String whyChinese;

    @MappedCollection(idColumn = "review_id", keyColumn = "vote_no")
    private final List<Vote> votes;

    @MappedCollection(idColumn = "review_id", keyColumn = "condition_no")
    private final List<Condition> conditions;

    @PersistenceCreator
    GateReview(
            Long id,
            int version,
            String projectKey,
            String gate,
            String subject,
            int round,
            String processInstanceId,
            String submitterId,
            Instant submittedAt,
            String dossier,
            String voteRule,
            int needed,
            String approvers,
            String decision,
            String reason,
            String decidedBy,
            Instant decidedAt,
            boolean recorded,
            String whyEnglish,
            String whyChinese,
            List<Vote> votes,
            List<Condition> conditions) {
        this.id = id;
        this.version = version;
        this.projectKey = projectKey;
        this.gate = gate;
        this.subject = subject;
        this.round = round;
        this.processInstanceId = processInstanceId;
        this.submitterId = submitterId;
        this.submittedAt = submittedAt;
        this.dossier = dossier;
        this.voteRule = voteRule;
        this.needed = needed;
        this.approvers = approvers;
        this.decision = decision;
        this.reason = reason;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
        this.recorded = recorded;
        this.whyEnglish = whyEnglish;
        this.whyChinese = whyChinese;
        this.votes = new ArrayList<>(votes);
        this.conditions = new ArrayList<>(conditions);
    }

    static GateReview submitted(
            String projectKey,
            String gate,
            String subject,
            int round,
            String processInstanceId,
            String submitter,
            Instant now) {
        return new GateReview(
                null,
                0,
                projectKey,
                gate,
                subject,
                round,
                processInstanceId,
                submitter,
                now,
                "[]",
                VoteRule.one.name(),
                1,
                "",
                "",
                "",
                "",
                null,
                false,
                "",
                "",
                List.of(),
                List.of());
    }

    public long id() {
        return id;
    }

    public String projectKey() {
        return projectKey;
    }

    /** {@code goal}, {@code plan}, {@code change} or {@code closure}. */
    public String gate() {
        return gate;
    }

    /** What was decided on where a project has several, e.g. a change request; else empty. */
    public String subject() {
        return subject;
    }

    /** 1 for the first time at this gate with this subject, 2 after a rework or a hold, … */
    public int round() {
        return round;
    }

    public String submitterId() {
        return submitterId;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public String voteRule() {
        return voteRule;
    }

    /** Votes for go that are needed under {@code nOfM}. */
    public int needed() {
        return needed;
    }

    /** Why these people were asked, as the decision table words it; empty where it has no word on it. */
    public String why(Locale reader) {
        return "zh".equals(reader.getLanguage()) ? whyChinese : whyEnglish;
    }

    public List<String> approverIds() {
        return approvers.isEmpty() ? List.of() : Arrays.asList(approvers.split(","));
    }

    /** Empty while it is open, else {@code go}, {@code goWithConditions}, {@code rework}, {@code hold}, {@code stop}. */
    public String decision() {
        return decision;
    }

    public String reason() {
        return reason;
    }

    public String decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public boolean isOpen() {
        return decision.isEmpty();
    }

    public List<Vote> votes() {
        return List.copyOf(votes);
    }

    public List<Condition> conditions() {
        return List.copyOf(conditions);
    }

    String dossier() {
        return dossier;
    }

    String processInstanceId() {
        return processInstanceId;
    }

    boolean isRecorded() {
        return recorded;
    }

    void lay(String json) {
        this.dossier = json;
    }

    void ask(VoteRule rule, int votesNeeded, List<String> whom) {
        this.voteRule = rule.name();
        this.needed = votesNeeded;
        this.approvers = String.join(",", whom);
    }

    void explain(String english, String chinese) {
        this.whyEnglish = english.length() <= LONGEST_WHY ? english : english.substring(0, LONGEST_WHY);
        this.whyChinese = chinese.length() <= LONGEST_WHY ? chinese : chinese.substring(0, LONGEST_WHY);
    }

    void passOn(String from, String to) {
        List<String> after = new ArrayList<>(approverIds());
        after.replaceAll(approver -> approver.equals(from) ? to : approver);
        this.approvers = String.join(",", after);
    }

    /** Takes a vote; the decision when that settled it. */
    Optional<String> vote(Vote vote, List<Condition> asked) {
        if (!isOpen()) {
            throw new Conflict("gate.error.decided", decidedBy);
        }
        if (votes.stream().anyMatch(earlier -> earlier.approverId().equals(vote.approverId()))) {
            throw new Conflict("gate.error.voted");
        }
        votes.add(vote);
        conditions.addAll(asked);
        Optional<String> outcome = new Tally(
                        VoteRule.valueOf(voteRule), needed, approverIds().size())
                .outcome(votes.stream().map(Vote::decision).toList());
        outcome.ifPresent(settled -> {
            decision = settled;
            decidedBy = vote.approverId();
            decidedAt = vote.votedAt();
            reason = reasons(settled);
        });
        return outcome;
    }

    void record() {
        this.recorded = true;
    }

    /** The words of those who voted as it was settled. */
    private String reasons(String settled) {
        List<String> words = votes.stream()
                .filter(vote -> Tally.isGo(settled)
                        ? Tally.isGo(vote.decision())
                        : vote.decision().equals(settled))
                .map(Vote::reason)
                .filter(text -> !text.isBlank())
                .toList();
        return String.join("\n", words);
    }

    /**
     * One approver's word.
     *
     * @param onBehalfOf whom a deputy stood in for; empty otherwise
     */
    @Table("gate_vote")
    public record Vote(String approverId, String onBehalfOf, String decision, String reason, Instant votedAt) {}

    /** What must be done although the gate is passed. */
    @Table("gate_condition")
    public record Condition(String text, String ownerId, LocalDate due) {}
}
