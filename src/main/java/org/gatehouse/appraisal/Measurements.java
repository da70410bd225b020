package org.gatehouse.appraisal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.appraisal.Doors.Seen;
import org.gatehouse.engine.Label;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Values of indicators: measured by facts, entered by hand, and points given against them with a reason. */
@Service
@Transactional
class Measurements {

    /** As much as the column holds; an item with more waits than that shows the first of them. */
    private static final int MOST_WAITS = 40;

    private final KpiRepository kpis;
    private final FactRepository facts;
    private final AppraisalRepository appraisals;
    private final Facts history;
    private final Grades grades;
    private final Doors doors;
    private final Diary diary;
    private final CurrentPerson me;
    private final ObjectMapper json;
    private final Clock clock;

    Measurements(
            KpiRepository kpis,
            FactRepository facts,
            AppraisalRepository appraisals,
            Facts history,
            Grades grades,
            Doors doors,
            Diary diary,
            CurrentPerson me,
            ObjectMapper json,
            Clock clock) {
        this.kpis = kpis;
        this.facts = facts;
        this.appraisals = appraisals;
        this.history = history;
        this.grades = grades;
        this.doors = doors;
        this.diary = diary;
        this.me = me;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A fact as it is shown.
     *
     * @param ofTask whether its label is a task's, in both languages
     */
    record Shown(StoredFact fact, List<Wait> waits, boolean ofTask) {

        public String label(Locale locale) {
            return ofTask ? Label.of(fact.label()).in(locale) : fact.label();
        }
    }

    @Transactional(readOnly = true)
    List<Kpi> of(Appraisal it) {
        return kpis.findByAppraisalIdOrderByPlace(it.id());
    }

    /** The events behind an indicator, to whoever may see the appraisal. */
    @Transactional(readOnly = true)
    List<Shown> behind(Kpi kpi) {
        return facts.findByKpiIdOrderByPlace(kpi.id()).stream()
                .map(fact -> new Shown(
                        fact, waits(fact.waits()), kpi.source() == Source.RESPONSE || kpi.source() == Source.RISKS))
                .toList();
    }

    @Transactional(readOnly = true)
    Kpi kpi(Appraisal it, long id) {
        return kpis.findById(id)
                .filter(kpi -> kpi.appraisalId() == it.id())
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    /** Looks at the facts again, as long as the result has not been told. */
    void again(long id) {
        Seen seen = doors.visible(id);
        Appraisal it = seen.it();
        if (it.state() != State.AGREED && it.state() != State.SELF && it.state() != State.REVIEW) {
            throw new Conflict("appraisal.error.step");
        }
        measure(it);
        diary.note(it, "measured");
    }

    /** Takes the facts as they are now; what people entered stays. */
    void measure(Appraisal it) {
        List<Kpi> computed =
                of(it).stream().filter(kpi -> kpi.source().isComputed()).toList();
        Scope scope = new Scope(it.personId(), it.projectKey(), it.fromDay(), it.toDay(), LocalDateTime.now(clock));
        Map<Kpi, Measured> measured = history.of(scope, computed);
        if (!computed.isEmpty()) {
            facts.forget(computed.stream().map(Kpi::id).toList());
        }
        List<StoredFact> stored = new ArrayList<>();
        measured.forEach((kpi, found) -> {
            kpis.save(kpi.measured(found.value()));
            for (FactLine line : found.lines()) {
                stored.add(stored(kpi, stored.size(), line));
            }
        });
        facts.saveAll(stored);
        it.measured(clock.instant());
        appraisals.save(it);
    }

    /** The appraiser enters the value of an indicator that nothing measures. */
    void enter(long id, long kpiId, BigDecimal value, String evidence) {
        Appraisal it = doors.visibleAs(id, Seat.MANAGER).it();
        it.require(State.REVIEW);
        Kpi kpi = kpi(it, kpiId);
        if (!kpi.isManual()) {
            throw new NotAllowed("appraisal.error.computed");
        }
        if (!KpiDraft.isPlain(value)) {
            throw new InvalidInput("value", "error.required", "value");
        }
        kpis.save(kpi.entered(value, Words.required("evidence", evidence, Words.SHORT)));
        diary.note(it, "entered");
    }

    /** What the person wants to be looked at. */
    void showEvidence(long id, long kpiId, String evidence) {
        Appraisal it = doors.visibleAs(id, Seat.PERSON).it();
        if (it.state() != State.AGREED && it.state() != State.SELF) {
            throw new Conflict("appraisal.error.step");
        }
        kpis.save(kpi(it, kpiId).evidenced(Words.optional("evidence", evidence, Words.SHORT)));
        diary.note(it, "evidenced");
    }

    /** The appraiser counts other points than the facts say; null takes that back. The facts stay where they are. */
    void give(long id, long kpiId, BigDecimal points, String reason) {
        Appraisal it = doors.visibleAs(id, Seat.MANAGER).it();
        it.require(State.REVIEW);
        Kpi kpi = kpi(it, kpiId);
        kpis.save(kpi.given(
                points == null ? null : requirePoints(points),
                points == null ? "" : Words.required("reason", reason, Words.SHORT),
                me.id()));
        diary.note(it, "given");
    }

    /** The whole: weighted, and what the decision table calls it. */
    void rate(Appraisal it) {
        List<Scoring.Weighted> parts = of(it).stream().map(Kpi::weighted).toList();
        BigDecimal score = Scoring.overall(parts);
        it.rate(score, grades.of(score, Scoring.measured(parts)));
        appraisals.save(it);
    }

    /** Points by the answer to an appeal; those that counted until then are kept beside. */
    void revise(Appraisal it, Map<Long, BigDecimal> points, String reason, String by) {
        for (Kpi kpi : of(it)) {
            Kpi kept = kpi.keepFirst();
            BigDecimal other = points.get(kpi.id());
            kpis.save(
                    other == null || kpi.points() != null && other.compareTo(kpi.points()) == 0
                            ? kept
                            : kept.given(requirePoints(other), reason, by));
        }
        rate(it);
    }

    static BigDecimal requirePoints(BigDecimal points) {
        if (points.signum() < 0
                || points.compareTo(BigDecimal.valueOf(Scoring.MOST)) > 0
                || points.stripTrailingZeros().scale() > 2) {
            throw new InvalidInput("points", "appraisal.error.points");
        }
        return points;
    }

    private StoredFact stored(Kpi kpi, int place, FactLine line) {
        List<Wait> waits =
                line.waits().size() <= MOST_WAITS ? line.waits() : line.waits().subList(0, MOST_WAITS);
        return new StoredFact(
                null,
                kpi.id(),
                place,
                line.label(),
                line.link(),
                line.due(),
                line.done(),
                line.counted(),
                line.hit(),
                line.figure(),
                line.worked(),
                line.waited(),
                line.charged(),
                written(waits));
    }

    private String written(List<Wait> waits) {
        try {
            return json.writeValueAsString(waits);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Wait> waits(String stored) {
        try {
            return json.readValue(stored, new TypeReference<List<Wait>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
