package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.Role;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.LineManagers;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people say to each other once it is time: self review, review, talk, word of the person, appeal and its answer. */
@Service
@Transactional
class Talks {

    private static final Pattern POINTS = Pattern.compile("(\\d{1,18})=(\\d{1,3}(?:\\.\\d{1,2})?)");

    private final AppraisalRepository appraisals;
    private final Measurements measurements;
    private final GrowthGoals growth;
    private final LineManagers managers;
    private final People people;
    private final Engine engine;
    private final Diary diary;
    private final Notices notices;
    private final Clock clock;

    Talks(
            AppraisalRepository appraisals,
            Measurements measurements,
            GrowthGoals growth,
            LineManagers managers,
            People people,
            Engine engine,
            Diary diary,
            Notices notices,
            Clock clock) {
        this.appraisals = appraisals;
        this.measurements = measurements;
        this.growth = growth;
        this.managers = managers;
        this.people = people;
        this.engine = engine;
        this.diary = diary;
        this.notices = notices;
        this.clock = clock;
    }

    /** It is time: the facts are taken, and the person is asked. A second time takes them again. */
    void begin(Appraisal it) {
        if (it.state() != State.AGREED && it.state() != State.SELF) {
            return;
        }
        if (it.isOfProject()) {
            it.endOn(LocalDate.now(clock));
        }
        it.begin();
        measurements.measure(it);
        growth.carryInto(it);
        diary.note(it, "measured");
        notices.tell(it.personId(), "notice.appraisal.self", List.of(it.title()), Openings.link(it));
    }

    void describeSelf(Appraisal it, String person, String text) {
        requireActor(person, it.personId());
        it.describeSelf(Words.required("selfText", text, Words.LONG));
        save(it, "self");
    }

    void review(Appraisal it, String person, String text) {
        requireActor(person, it.appraiserId());
        for (Kpi kpi : measurements.of(it)) {
            if (kpi.isManual() && kpi.points() == null) {
                throw new InvalidInput(
                        "reviewText", "appraisal.error.manualMissing", kpi.nameEn() + " | " + kpi.nameZh());
            }
        }
        it.review(Words.required("reviewText", text, Words.LONG));
        save(it, "review");
    }

    void rate(Appraisal it) {
        measurements.rate(it);
        diary.note(it, "rated");
    }

    void talk(Appraisal it, String person, LocalDate day, String place, String notes) {
        requireActor(person, it.appraiserId());
        LocalDate today = LocalDate.now(clock);
        if (day == null || day.isAfter(today) || day.isBefore(it.fromDay())) {
            throw new InvalidInput("talkOn", "appraisal.error.talkOn");
        }
        it.talk(day, Words.optional("talkPlace", place, 200), Words.required("notes", notes, Words.LONG));
        save(it, "talk");
        notices.tell(it.personId(), "notice.appraisal.result", List.of(it.title()), Openings.link(it));
    }

    void acknowledge(Appraisal it, String person, String notes) {
        requireActor(person, it.personId());
        it.acknowledge(Words.optional("notes", notes, Words.LONG), clock.instant());
        save(it, "acknowledged");
    }

    /** @return who is to answer it: whoever stands above the appraiser; null where human resources do */
    String appeal(Appraisal it, String person, String notes, String reason) {
        requireActor(person, it.personId());
        String judge = managers.of(it.appraiserId())
                .filter(one -> !one.equals(it.personId()))
                .orElse(null);
        it.appeal(
                Words.optional("notes", notes, Words.LONG),
                Words.required("reason", reason, Words.LONG),
                judge,
                clock.instant());
        save(it, "appealed");
        tellJudges(it, "notice.appraisal.appeal");
        return judge;
    }

    void remainSilent(Appraisal it) {
        it.remainSilent();
        appraisals.save(it);
        diary.note(it, "silent");
    }

    /**
     * The answer to an appeal.
     *
     * @param points what counts from now on, {@code id=points} for each indicator that changes, separated by commas
     */
    void answer(Appraisal it, String person, boolean upheld, String points, String text) {
        if (person.equals(it.personId()) || person.equals(it.appraiserId()) || !isJudge(it, person)) {
            throw new NotAllowed("appraisal.error.notJudge");
        }
        String answer = Words.required("answer", text, Words.LONG);
        it.answer(upheld, answer, person, clock.instant());
        Map<Long, BigDecimal> others = upheld ? Map.of() : points(it, points);
        if (!upheld && others.isEmpty()) {
            throw new InvalidInput("scores", "appraisal.error.noChange");
        }
        measurements.revise(
                it, others, answer.length() <= Words.SHORT ? answer : answer.substring(0, Words.SHORT), person);
        save(it, "answered");
        notices.tell(it.personId(), "notice.appraisal.answered", List.of(it.title()), Openings.link(it));
        notices.tell(it.appraiserId(), "notice.appraisal.answered", List.of(it.title()), Openings.link(it));
    }

    private boolean isJudge(Appraisal it, String person) {
        return person.equals(it.judgeId())
                || people.find(person).filter(one -> one.is(Role.HR)).isPresent();
    }

    private Map<Long, BigDecimal> points(Appraisal it, String written) {
        Map<Long, BigDecimal> points = new HashMap<>();
        for (String one : written.split(",")) {
            Matcher pair = POINTS.matcher(one.strip());
            if (!one.isBlank()) {
                if (!pair.matches()) {
                    throw new InvalidInput("scores", "appraisal.error.points");
                }
                Kpi kpi = measurements.kpi(it, Long.parseLong(pair.group(1)));
                BigDecimal other = Measurements.requirePoints(new BigDecimal(pair.group(2)));
                if (kpi.points() == null || kpi.points().compareTo(other) != 0) {
                    points.put(kpi.id(), other);
                }
            }
        }
        return points;
    }

    void close(Appraisal it) {
        if (it.state() == State.CONFIRMING || it.state() == State.APPEALED) {
            it.close(clock.instant());
            appraisals.save(it);
            diary.note(it, "closed", "", "appraisal.concluded");
        }
    }

    /** Whose turn it is hears of it again. */
    void remind(Appraisal it) {
        Optional.ofNullable(it.turn())
                .ifPresent(who -> notices.tell(who, "notice.appraisal.remind", List.of(it.title()), Openings.link(it)));
        if (it.state() == State.APPEALED && it.turn() == null) {
            tellJudges(it, "notice.appraisal.appeal");
        }
    }

    /** Human resources hear who keeps an appraisal waiting; of an appraiser also whoever stands above them. */
    void escalate(Appraisal it) {
        String who = it.turn();
        if (who == null) {
            return;
        }
        List<String> words = List.of(it.title(), people.name(who));
        for (Person one : people.inRole(Role.HR)) {
            if (!one.id().equals(it.personId())) {
                notices.tell(one.id(), "notice.appraisal.late", words, Openings.link(it));
            }
        }
        if (!who.equals(it.personId())) {
            managers.of(who)
                    .filter(above -> !above.equals(it.personId()))
                    .ifPresent(above -> notices.tell(above, "notice.appraisal.late", words, "/appraisals"));
        }
    }

    /** An appeal that waits too long goes to human resources. */
    void escalateAppeal(Appraisal it) {
        if (it.state() == State.APPEALED) {
            it.passAppealOn();
            appraisals.save(it);
            engine.assign(Openings.PROCESS, it.businessKey(), "answerAppeal", null);
            diary.note(it, "appealPassedOn");
            tellJudges(it, "notice.appraisal.appeal");
        }
    }

    private void tellJudges(Appraisal it, String message) {
        if (it.judgeId() != null) {
            notices.tell(it.judgeId(), message, List.of(it.title()), Openings.link(it));
            return;
        }
        people.inRole(Role.HR).stream()
                .map(Person::id)
                .filter(one -> !one.equals(it.personId()) && !one.equals(it.appraiserId()))
                .forEach(one -> notices.tell(one, message, List.of(it.title()), Openings.link(it)));
    }

    private static void requireActor(String person, String wanted) {
        if (!person.equals(wanted)) {
            throw new NotAllowed("appraisal.error.notYours");
        }
    }

    private void save(Appraisal it, String action) {
        appraisals.save(it);
        diary.note(it, action);
    }
}
