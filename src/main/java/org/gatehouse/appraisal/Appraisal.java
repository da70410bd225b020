package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.gatehouse.kernel.Conflict;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** One person's appraisal, for a period of the house or for a project. */
@Table("appraisal")
class Appraisal {

    @Id
    private Long id;

    @Version
    private int version;

    private String personId;
    private String appraiserId;
    private Long periodId;
    private String projectKey;
    private String title;
    private LocalDate fromDay;
    private LocalDate toDay;
    private State state;
    private String proposalNote = "";
    private String commentText = "";
    private Instant agreedAt;
    private Instant measuredAt;
    private String selfText = "";
    private String reviewText = "";
    private LocalDate talkOn;
    private String talkPlace = "";
    private String managerNotes = "";
    private String personNotes = "";
    private BigDecimal score;
    private String grade = "";
    private String gradeEn = "";
    private String gradeZh = "";
    private String whyEn = "";
    private String whyZh = "";
    private BigDecimal firstScore;
    private String firstGrade = "";
    private Instant acknowledgedAt;
    private boolean silent;
    private String appealReason = "";
    private Instant appealedAt;
    private String judgeId;
    private String answer = "";
    private String answeredBy;
    private Instant answeredAt;
    private Boolean upheld;
    private Instant createdAt;
    private Instant endedAt;
    private String endReason = "";

    private Appraisal() {}

    static Appraisal ofPeriod(String person, String appraiser, Period period, Instant now) {
        Appraisal it = of(person, appraiser, period.name(), period.fromDay(), period.toDay(), now);
        it.periodId = period.id();
        return it;
    }

    static Appraisal ofProject(
            String person, String appraiser, String key, String name, LocalDate from, LocalDate to, Instant now) {
        Appraisal it = of(person, appraiser, name, from, to, now);
        it.projectKey = key;
        return it;
    }

    private static Appraisal of(
            String person, String appraiser, String title, LocalDate from, LocalDate to, Instant now) {
        Appraisal it = new Appraisal();
        it.personId = person;
        it.appraiserId = appraiser;
        it.title = title;
        it.fromDay = from;
        it.toDay = to;
        it.state = State.PROPOSING;
        it.createdAt = now;
        return it;
    }

    void propose(String note) {
        require(State.PROPOSING);
        proposalNote = note;
        state = State.ANSWERING;
    }

    void comment(String text) {
        require(State.ANSWERING);
        commentText = text;
        state = State.PROPOSING;
    }

    void agree(Instant now) {
        require(State.ANSWERING);
        agreedAt = now;
        state = State.AGREED;
    }

    /** The time that counts ends with this day. */
    void endOn(LocalDate day) {
        if (day.isBefore(toDay)) {
            toDay = day.isBefore(fromDay) ? fromDay : day;
        }
    }

    void begin() {
        if (state == State.AGREED) {
            state = State.SELF;
        }
    }

    void measured(Instant now) {
        measuredAt = now;
    }

    void describeSelf(String text) {
        require(State.SELF);
        selfText = text;
        state = State.REVIEW;
    }

    void review(String text) {
        require(State.REVIEW);
        reviewText = text;
        state = State.TALK;
    }

    void rate(BigDecimal points, Grade by) {
        score = points;
        grade = by.code();
        gradeEn = by.english();
        gradeZh = by.chinese();
        whyEn = by.whyEnglish();
        whyZh = by.whyChinese();
    }

    void talk(LocalDate day, String place, String notes) {
        require(State.TALK);
        talkOn = day;
        talkPlace = place;
        managerNotes = notes;
        state = State.CONFIRMING;
    }

    void acknowledge(String notes, Instant now) {
        require(State.CONFIRMING);
        personNotes = notes;
        acknowledgedAt = now;
    }

    void remainSilent() {
        if (state == State.CONFIRMING && acknowledgedAt == null) {
            silent = true;
        }
    }

    /** @param judge null: human resources */
    void appeal(String notes, String reason, String judge, Instant now) {
        require(State.CONFIRMING);
        personNotes = notes;
        appealReason = reason;
        appealedAt = now;
        judgeId = judge;
        firstScore = score;
        firstGrade = grade;
        state = State.APPEALED;
    }

    void answer(boolean asItWas, String text, String by, Instant now) {
        require(State.APPEALED);
        upheld = asItWas;
        answer = text;
        answeredBy = by;
        answeredAt = now;
    }

    /** Human resources answer in the judge's place. */
    void passAppealOn() {
        judgeId = null;
    }

    void close(Instant now) {
        if (state == State.CONFIRMING || state == State.APPEALED) {
            state = State.CLOSED;
            endedAt = now;
        }
    }

    void end(String reason, Instant now) {
        if (!state.isOpen()) {
            throw new Conflict("appraisal.error.over");
        }
        state = State.ENDED;
        endReason = reason;
        endedAt = now;
    }

    void passTo(String appraiser) {
        appraiserId = appraiser;
    }

    void require(State wanted) {
        if (state != wanted) {
            throw new Conflict("appraisal.error.step");
        }
    }

    /** What the engine knows it by. */
    String businessKey() {
        return "A-" + id;
    }

    /** Who has to act; null where nobody has, or human resources as a whole. */
    public String turn() {
        return switch (state) {
            case PROPOSING, REVIEW, TALK -> appraiserId;
            case ANSWERING, SELF, CONFIRMING -> personId;
            case APPEALED -> judgeId;
            default -> null;
        };
    }

    public boolean isOfProject() {
        return projectKey != null;
    }

    public String gradeName(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? gradeZh : gradeEn;
    }

    public String why(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? whyZh : whyEn;
    }

    public String light() {
        return Scoring.light(score);
    }

    public Long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String personId() {
        return personId;
    }

    public String appraiserId() {
        return appraiserId;
    }

    public Long periodId() {
        return periodId;
    }

    /** Null for a period. */
    public String projectKey() {
        return projectKey;
    }

    public String title() {
        return title;
    }

    public LocalDate fromDay() {
        return fromDay;
    }

    /** The last day that counts; of a project, until it closes, its planned end. */
    public LocalDate toDay() {
        return toDay;
    }

    public State state() {
        return state;
    }

    public String proposalNote() {
        return proposalNote;
    }

    public String commentText() {
        return commentText;
    }

    public Instant agreedAt() {
        return agreedAt;
    }

    public Instant measuredAt() {
        return measuredAt;
    }

    public String selfText() {
        return selfText;
    }

    public String reviewText() {
        return reviewText;
    }

    public LocalDate talkOn() {
        return talkOn;
    }

    public String talkPlace() {
        return talkPlace;
    }

    public String managerNotes() {
        return managerNotes;
    }

    public String personNotes() {
        return personNotes;
    }

    public BigDecimal score() {
        return score;
    }

    public String grade() {
        return grade;
    }

    public String gradeEn() {
        return gradeEn;
    }

    public String gradeZh() {
        return gradeZh;
    }

    public String whyEn() {
        return whyEn;
    }

    public String whyZh() {
        return whyZh;
    }

    /** Before an appeal was answered; null where none was. */
    public BigDecimal firstScore() {
        return firstScore;
    }

    public String firstGrade() {
        return firstGrade;
    }

    public Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    /** Whether the result stands because nothing was said in time. */
    public boolean isSilent() {
        return silent;
    }

    public String appealReason() {
        return appealReason;
    }

    public Instant appealedAt() {
        return appealedAt;
    }

    /** Above the appraiser; null where human resources answer. */
    public String judgeId() {
        return judgeId;
    }

    public String answerText() {
        return answer;
    }

    public String answeredBy() {
        return answeredBy;
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    /** Null while no appeal was answered. */
    public Boolean upheld() {
        return upheld;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    public String endReason() {
        return endReason;
    }
}
