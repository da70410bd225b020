package org.gatehouse.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotAllowed;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** One time a project stood at a gate: what was laid before whom, and what they decided. */
@Table("gate_review")
public class GateReview {

    /** Subject of a gate that is passed again because its project left the tolerances it was approved with. */
    public static final String RECONFIRM = "reconfirm";

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
    private final String dossier;
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
    private String principals;
    private String vetoers;
    private String reworkStep;
    private String reworkReturn;

    @MappedCollection(idColumn = "review_id", keyColumn = "vote_no")
    private final List<Vote> votes;

    @MappedCollection(idColumn = "review_id", keyColumn = "condition_no")
    private final List<Condition> conditions;

    @MappedCollection(idColumn = "review_id", keyColumn = "waiver_no")
    private final List<Waiver> waivers;

    @MappedCollection(idColumn = "review_id", keyColumn = "sign_off_no")
    private final List<SignOff> signOffs;

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
            String principals,
            String vetoers,
            String reworkStep,
            String reworkReturn,
            List<Vote> votes,
            List<Condition> conditions,
            List<Waiver> waivers,
            List<SignOff> signOffs) {
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
        this.principals = principals;
        this.vetoers = vetoers;
        this.reworkStep = reworkStep;
        this.reworkReturn = reworkReturn;
        this.votes = new ArrayList<>(votes);
        this.conditions = new ArrayList<>(conditions);
        this.waivers = new ArrayList<>(waivers);
        this.signOffs = new ArrayList<>(signOffs);
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
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
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

    /** Message key of what this is called. */
    public String name() {
        return (isReconfirmation() ? "gate.reconfirm." : "gate.") + gate;
    }

    /** What stands beside its name; empty where the name says all. */
    public String about() {
        return isReconfirmation() ? "" : subject;
    }

    /** Whether an approval is confirmed again. Conditions that are open do not hold that up. */
    public boolean isReconfirmation() {
        return subject.equals(RECONFIRM);
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

    /** Votes for go that are needed under {@code nOfM} and {@code veto}. */
    public int needed() {
        return needed;
    }

    /** Why these people were asked, as the decision table words it; empty where it has no word on it. */
    public String why(Locale reader) {
        return "zh".equals(reader.getLanguage()) ? whyChinese : whyEnglish;
    }

    /** In the order in which they are asked; the same person stands here twice where they have two places. */
    public List<String> approverIds() {
        return listed(approvers);
    }

    /** Who has the veto: they themselves, or whoever stands in their place; empty unless the rule is {@code veto}. */
    public List<String> vetoerIds() {
        return places().stream()
                .filter(place -> listed(vetoers).contains(place.principal()))
                .map(Place::approver)
                .toList();
    }

    /** Whose word is waited for now: in turn the next one, else everybody who has not voted; nobody once it is decided. */
    public List<String> askedIds() {
        if (!isOpen()) {
            return List.of();
        }
        if (awaitsSignOff()) {
            return List.of(nextSignOff().orElseThrow().personId());
        }
        if (isInTurn()) {
            return approverIds().stream().skip(votes.size()).limit(1).toList();
        }
        List<String> voted = votes.stream().map(Vote::approverId).toList();
        return approverIds().stream()
                .filter(approver -> !voted.contains(approver))
                .toList();
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

    /** Whether whoever submitted it took it back before anybody voted; it then counts as sent back by themselves. */
    public boolean isWithdrawn() {
        return !isOpen() && votes.isEmpty() && decidedBy.equals(submitterId);
    }

    /** What became of it, as a reader names it: {@code withdrawn}, else the decision. */
    public String outcome() {
        return isWithdrawn() ? "withdrawn" : decision;
    }

    public List<Vote> votes() {
        return List.copyOf(votes);
    }

    public List<Condition> conditions() {
        return List.copyOf(conditions);
    }

    /** In the order in which they were asked for, whatever became of them. */
    public List<Waiver> waivers() {
        return List.copyOf(waivers);
    }

    /** In the order in which they were asked for, whatever became of them. */
    public List<SignOff> signOffs() {
        return List.copyOf(signOffs);
    }

    /** The step that was to be done again, as the model calls it; empty unless the decision is {@code rework}. */
    public String reworkStep() {
        return reworkStep;
    }

    /** {@code gate}: straight back to the gate; {@code steps}: through the steps again; empty unless it is rework. */
    public String reworkReturn() {
        return reworkReturn;
    }

    public boolean returnsStraight() {
        return reworkReturn.equals(ReworkSteps.STRAIGHT);
    }

    /** As it was kept before dossiers were sealed; an empty list since. */
    String dossier() {
        return dossier;
    }

    /** The engine's id of the gate process. */
    public String processInstanceId() {
        return processInstanceId;
    }

    boolean isRecorded() {
        return recorded;
    }

    /** @param vetoing ids of those whose place has the veto */
    void ask(VoteRule rule, int votesNeeded, List<Place> whom, List<String> vetoing) {
        this.voteRule = rule.name();
        this.needed = votesNeeded;
        this.vetoers = String.join(",", vetoing);
        settle(whom);
    }

    boolean isInTurn() {
        return VoteRule.valueOf(voteRule) == VoteRule.sequence;
    }

    List<Place> places() {
        List<String> whom = approverIds();
        List<String> whose = principals.isEmpty() ? whom : listed(principals);
        List<Place> places = new ArrayList<>();
        for (int at = 0; at < whom.size(); at++) {
            places.add(new Place(whom.get(at), whose.get(at)));
        }
        return places;
    }

    private void settle(List<Place> places) {
        this.approvers = places.stream().map(Place::approver).collect(Collectors.joining(","));
        this.principals = places.stream().map(Place::principal).collect(Collectors.joining(","));
    }

    void explain(String english, String chinese) {
        this.whyEnglish = english.length() <= LONGEST_WHY ? english : english.substring(0, LONGEST_WHY);
        this.whyChinese = chinese.length() <= LONGEST_WHY ? chinese : chinese.substring(0, LONGEST_WHY);
    }

    /** Gives the places from which a word is waited for to somebody else. */
    void passOn(String from, String to) {
        if (awaitsSignOff()) {
            signOffs.replaceAll(
                    one -> one.afterwards() && one.isOpen() && one.personId().equals(from) ? one.of(to) : one);
            return;
        }
        List<Place> after = new ArrayList<>(places());
        int first = isInTurn() ? votes.size() : 0;
        int last = isInTurn() ? Math.min(first + 1, after.size()) : after.size();
        for (int at = first; at < last; at++) {
            Place place = after.get(at);
            if (place.approver().equals(from)) {
                after.set(at, new Place(to, place.principal()));
            }
        }
        settle(after);
    }

    /** Takes the word of somebody who is asked; the decision when that settled it. */
    Optional<String> vote(String person, Verdict verdict, Instant now) {
        if (!isOpen()) {
            throw new Conflict("gate.error.decided", decidedBy);
        }
        if (awaitsSignOff()) {
            return signOff(person, verdict, now);
        }
        if (!askedIds().contains(person)) {
            throw new Conflict(
                    votes.stream().anyMatch(vote -> vote.approverId().equals(person))
                            ? "gate.error.voted"
                            : "gate.error.notYourTurn");
        }
        String principal = isInTurn()
                ? places().get(votes.size()).principal()
                : places().stream()
                        .filter(place -> place.approver().equals(person))
                        .map(Place::principal)
                        .findFirst()
                        .orElse(person);
        conditions.addAll(verdict.conditions());
        return count(new Vote(
                person,
                principal.equals(person) ? "" : principal,
                verdict.decision(),
                verdict.reason(),
                now,
                false,
                verdict.reworkStep(),
                verdict.reworkReturn()));
    }

    /** Whose place comes next in turn; empty where nobody is asked in turn, or everybody was. */
    Optional<String> nextInTurn() {
        return isOpen() && isInTurn() && votes.size() < places().size()
                ? Optional.of(places().get(votes.size()).principal())
                : Optional.empty();
    }

    /** Says who is asked at the next place in turn: whoever stands in for its holder when it comes to that. */
    void askInTurn(String approver) {
        List<Place> after = new ArrayList<>(places());
        after.set(votes.size(), new Place(approver, after.get(votes.size()).principal()));
        settle(after);
    }

    /** Lets the word of whoever voted last count at the next place in turn too, which is also theirs. */
    Optional<String> carry() {
        Place place = places().get(votes.size());
        Vote last = votes.get(votes.size() - 1);
        return count(new Vote(
                last.approverId(),
                place.principal().equals(last.approverId()) ? "" : place.principal(),
                last.decision(),
                last.reason(),
                last.votedAt(),
                true,
                last.reworkStep(),
                last.reworkReturn()));
    }

    private Optional<String> count(Vote vote) {
        votes.add(vote);
        Optional<String> outcome = tally();
        if (outcome.isEmpty() || awaitsSignOff()) {
            return Optional.empty();
        }
        String settled = outcome.get();
        reason = reasons(settled);
        decide(settled, vote.approverId(), vote.votedAt(), vote.reworkStep(), vote.reworkReturn());
        return outcome;
    }

    private Optional<String> tally() {
        return new Tally(VoteRule.valueOf(voteRule), needed, places().size())
                .outcome(votes.stream()
                        .map(one ->
                                new Tally.Ballot(one.decision(), listed(vetoers).contains(one.principal())))
                        .toList());
    }

    private void decide(String settled, String by, Instant at, String step, String way) {
        decision = settled;
        decidedBy = by;
        decidedAt = at;
        reworkStep = settled.equals("rework") ? step : "";
        reworkReturn = settled.equals("rework") ? way : "";
        waivers.replaceAll(Waiver::lapsed);
        signOffs.replaceAll(SignOff::lapsed);
    }

    /** Whether the votes came to a go that one more person has yet to agree with. */
    boolean awaitsSignOff() {
        return isOpen()
                && nextSignOff().isPresent()
                && tally().filter(Tally::isGo).isPresent();
    }

    private Optional<SignOff> nextSignOff() {
        return signOffs.stream().filter(one -> one.afterwards() && one.isOpen()).findFirst();
    }

    /** The first person whose advice this approver waits for; empty where they wait for nobody's. */
    Optional<SignOff> awaitedBy(String approver) {
        return signOffs.stream()
                .filter(one ->
                        !one.afterwards() && one.isOpen() && one.askedBy().equals(approver))
                .findFirst();
    }

    /** Asks for one more person's word; returns its number in this review, from 0. */
    int askSignOff(SignOff asked) {
        if (!isOpen()) {
            throw new Conflict("gate.error.decided", decidedBy);
        }
        if (signOffs.stream().anyMatch(one -> one.isOpen() && one.personId().equals(asked.personId()))) {
            throw new Conflict("gate.error.signOff.asked");
        }
        signOffs.add(asked);
        return signOffs.size() - 1;
    }

    /** Somebody's advice; it binds nobody. */
    SignOff advise(int number, boolean agreed, String words, String person, Instant now) {
        SignOff asked = signOffs.get(number);
        if (!isOpen() || !asked.isOpen() || asked.afterwards()) {
            throw new Conflict("gate.error.signOff.over");
        }
        signOffs.set(number, asked.answered(agreed, words, person, now));
        return signOffs.get(number);
    }

    /** The word of whoever is asked after a go: theirs settles it, once nobody else is to be asked. */
    private Optional<String> signOff(String person, Verdict verdict, Instant now) {
        SignOff asked = nextSignOff().orElseThrow();
        if (!asked.personId().equals(person)) {
            throw new Conflict("gate.error.notYourTurn");
        }
        boolean agreed = Tally.isGo(verdict.decision());
        signOffs.set(signOffs.indexOf(asked), asked.answered(agreed, verdict.reason(), person, now));
        conditions.addAll(verdict.conditions());
        if (agreed && awaitsSignOff()) {
            return Optional.empty();
        }
        String settled = !agreed ? verdict.decision() : conditions.isEmpty() ? "go" : "goWithConditions";
        String words = agreed
                ? reasons(settled) + (verdict.reason().isBlank() ? "" : "\n" + verdict.reason())
                : verdict.reason();
        reason = words.strip();
        decide(settled, person, now, verdict.reworkStep(), verdict.reworkReturn());
        return Optional.of(settled);
    }

    /** Whether nobody has said a word on it yet. */
    boolean isUntouched() {
        return isOpen()
                && votes.isEmpty()
                && signOffs.stream().allMatch(one -> one.answeredAt() == null)
                && waivers.stream().allMatch(one -> one.answeredAt() == null);
    }

    /** Whoever submitted it takes it back, as long as nobody has said a word. */
    void withdraw(String person, String why, String step, String way, Instant now) {
        if (!person.equals(submitterId)) {
            throw new NotAllowed("gate.error.withdraw.submitter");
        }
        if (!isUntouched()) {
            throw new Conflict("gate.error.withdraw.acted");
        }
        reason = why;
        decide("rework", person, now, step, way);
    }

    /** Asks for a waiver; returns its number in this review, from 0. */
    int askWaiver(String criterion, String why, String person, Instant now) {
        if (!isOpen()) {
            throw new Conflict("gate.error.decided", decidedBy);
        }
        if (waivers.stream().anyMatch(earlier -> earlier.criterion().equals(criterion) && earlier.stands())) {
            throw new Conflict("gate.error.waiver.asked");
        }
        waivers.add(new Waiver(criterion, why, person, now, Waiver.State.ASKED, "", null, ""));
        return waivers.size() - 1;
    }

    /** The second person's word on a waiver. */
    Waiver answerWaiver(int number, boolean confirmed, String why, String person, Instant now) {
        Waiver asked = waivers.get(number);
        if (!isOpen() || asked.state() != Waiver.State.ASKED) {
            throw new Conflict("gate.error.waiver.over");
        }
        if (person.equals(asked.askedBy()) || person.equals(submitterId)) {
            throw new NotAllowed("gate.error.waiver.second");
        }
        Waiver answered = asked.answered(confirmed, why, person, now);
        waivers.set(number, answered);
        return answered;
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
                .filter(vote -> !vote.carried())
                .map(Vote::reason)
                .filter(text -> !text.isBlank())
                .toList();
        return String.join("\n", words);
    }

    /** What is decided on, as a reader names it: the thing itself where a project has several, else the gate's key. */
    static String matter(String gate, String subject) {
        return subject.isEmpty() || subject.equals(RECONFIRM) ? "gate." + gate : subject;
    }

    private static List<String> listed(String ids) {
        return ids.isEmpty() ? List.of() : Arrays.asList(ids.split(","));
    }

    /**
     * One of the words that are asked for.
     *
     * @param principal whose place it is
     * @param approver who is asked: the same, their deputy, or whoever took the matter over
     */
    record Place(String approver, String principal) {}

    /**
     * One approver's word.
     *
     * @param onBehalfOf in whose place they were asked; empty where it is their own
     * @param carried they had voted at the place just before in turn, and that word counts here too: nobody is asked
     *     twice in a row
     * @param reworkStep where they want the rework to begin; empty unless their word is {@code rework}
     * @param reworkReturn {@code gate} or {@code steps}, see {@link GateReview#reworkReturn()}
     */
    @Table("gate_vote")
    public record Vote(
            String approverId,
            String onBehalfOf,
            String decision,
            String reason,
            Instant votedAt,
            boolean carried,
            String reworkStep,
            String reworkReturn) {

        String principal() {
            return onBehalfOf.isEmpty() ? approverId : onBehalfOf;
        }
    }

    /** What must be done although the gate is passed. */
    @Table("gate_condition")
    public record Condition(String text, String ownerId, LocalDate due) {}

    /**
     * A criterion that is not met and need not be, for this round at this gate. It takes two: one approver asks, and a
     * second person, who is neither they nor the submitter, confirms or refuses.
     *
     * @param criterion key of the criterion
     * @param reason why it is asked for
     * @param answeredBy the second person; empty until they answered
     * @param answeredAt null until then
     * @param answer the second person's words; never empty where they refused
     */
    @Table("gate_waiver")
    public record Waiver(
            String criterion,
            String reason,
            String askedBy,
            Instant askedAt,
            State state,
            String answeredBy,
            Instant answeredAt,
            String answer) {

        /** {@code LAPSED}: the gate was decided before anybody answered. */
        public enum State {
            ASKED,
            CONFIRMED,
            REFUSED,
            LAPSED
        }

        public boolean isConfirmed() {
            return state == State.CONFIRMED;
        }

        boolean stands() {
            return state == State.ASKED || state == State.CONFIRMED;
        }

        Waiver lapsed() {
            return state == State.ASKED
                    ? new Waiver(criterion, reason, askedBy, askedAt, State.LAPSED, answeredBy, answeredAt, answer)
                    : this;
        }

        Waiver answered(boolean confirmed, String why, String person, Instant now) {
            State became = confirmed ? State.CONFIRMED : State.REFUSED;
            return new Waiver(criterion, reason, askedBy, askedAt, became, person, now, why);
        }
    }
}
