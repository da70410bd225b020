package org.gatehouse.appraisal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What human resources keep: periods in which everybody is appraised, and the catalogue of indicators. */
@Service
@Transactional
class Periods {

    private static final int MOST_DEFINITIONS = 200;

    private final PeriodRepository periods;
    private final KpiDefinitionRepository catalogue;
    private final AppraisalRepository appraisals;
    private final Openings openings;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    Periods(
            PeriodRepository periods,
            KpiDefinitionRepository catalogue,
            AppraisalRepository appraisals,
            Openings openings,
            People people,
            CurrentPerson me,
            Clock clock) {
        this.periods = periods;
        this.catalogue = catalogue;
        this.appraisals = appraisals;
        this.openings = openings;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Period> all() {
        return periods.findAllByOrderByToDayDescIdDesc();
    }

    /**
     * Begins a period for everybody who has a line manager.
     *
     * @return for how many
     */
    int start(String name, Period.Kind kind, LocalDate from) {
        requireHumanResources();
        LocalDate today = LocalDate.now(clock);
        if (from == null
                || from.getDayOfMonth() != 1
                || from.isBefore(today.minusYears(2))
                || from.isAfter(today.plusYears(1))) {
            throw new InvalidInput("fromDay", "appraisal.error.periodFrom");
        }
        LocalDate to = from.plusMonths(kind.months()).minusDays(1);
        if (appraisals.periods(from, to) > 0) {
            throw new Conflict("appraisal.error.periodThere");
        }
        Period period = periods.save(
                new Period(null, 0, Words.required("name", name, 100), kind, from, to, me.id(), clock.instant()));
        return join(period);
    }

    /** Those who came or got a line manager since then. */
    int startForNewcomers(long id) {
        requireHumanResources();
        Period period = periods.findById(id).orElseThrow(() -> new NotFound(Long.toString(id)));
        return join(period);
    }

    private int join(Period period) {
        List<String> there = appraisals.findByPeriodId(period.id()).stream()
                .map(Appraisal::personId)
                .toList();
        return (int) people.all().stream()
                .map(Person::id)
                .filter(person -> !there.contains(person))
                .filter(person -> openings.ofPeriod(period, person).isPresent())
                .count();
    }

    @Transactional(readOnly = true)
    List<KpiDefinition> catalogue() {
        return catalogue.findAllByOrderByForRoleAscIdAsc();
    }

    void offer(String role, KpiDraft draft) {
        requireHumanResources();
        checkDefinition(role, draft);
        if (catalogue.count() >= MOST_DEFINITIONS) {
            throw new InvalidInput("name", "appraisal.error.kpiCount", MOST_DEFINITIONS);
        }
        catalogue.save(new KpiDefinition(
                null,
                0,
                role,
                draft.nameEn(),
                draft.nameZh(),
                draft.source(),
                draft.unit(),
                draft.weight(),
                draft.targetValue(),
                draft.zeroValue(),
                false));
    }

    void change(long id, int version, String role, KpiDraft draft, boolean retired) {
        requireHumanResources();
        checkDefinition(role, draft);
        KpiDefinition one = catalogue.findById(id).orElseThrow(() -> new NotFound(Long.toString(id)));
        if (one.version() != version) {
            throw new Conflict("error.stale");
        }
        catalogue.save(new KpiDefinition(
                id,
                version,
                role,
                draft.nameEn(),
                draft.nameZh(),
                draft.source(),
                draft.unit(),
                draft.weight(),
                draft.targetValue(),
                draft.zeroValue(),
                retired));
    }

    private static void checkDefinition(String role, KpiDraft draft) {
        if (!role.equals(KpiDefinition.MEMBER) && !role.equals(KpiDefinition.MANAGER)) {
            throw new InvalidInput("forRole", "error.choice", role, "MANAGER, MEMBER");
        }
        // Which metric is meant is said where it is agreed.
        if (draft.source() == Source.METRIC) {
            throw new InvalidInput("source", "appraisal.error.metricLater");
        }
        KpiDraft.check(List.of(draft), false);
    }

    private void requireHumanResources() {
        if (!me.is(Role.HR)) {
            throw new NotAllowed("appraisal.error.hr");
        }
    }
}
