package org.gatehouse.appraisal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people want to grow: set in the review, carried into the next appraisal, judged there. */
@Service
@Transactional
class GrowthGoals {

    private static final int MOST = 20;
    private static final int YEARS = 5;

    private final GrowthRepository goals;
    private final AppraisalRepository appraisals;
    private final Doors doors;
    private final Diary diary;
    private final CurrentPerson me;
    private final Clock clock;

    GrowthGoals(
            GrowthRepository goals,
            AppraisalRepository appraisals,
            Doors doors,
            Diary diary,
            CurrentPerson me,
            Clock clock) {
        this.goals = goals;
        this.appraisals = appraisals;
        this.doors = doors;
        this.diary = diary;
        this.me = me;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Growth> of(Appraisal it) {
        return goals.findByAppraisalIdOrderById(it.id());
    }

    /** What the appraisal before left open; a second time changes nothing. */
    void carryInto(Appraisal it) {
        Set<Long> carried = of(it).stream().map(Growth::carriedFrom).collect(Collectors.toSet());
        appraisals
                .before(it.personId(), it.id())
                .ifPresent(before -> of(before).stream()
                        .filter(goal ->
                                goal.outcome() == Growth.Outcome.OPEN || goal.outcome() == Growth.Outcome.PARTLY)
                        .filter(goal -> !carried.contains(goal.id()))
                        .forEach(goal -> goals.save(goal.carriedInto(it.id()))));
    }

    void add(long id, String what, String how, LocalDate due, String support) {
        Appraisal it = doors.visibleAs(id, Seat.MANAGER, Seat.PERSON).it();
        requireOpen(it);
        if (of(it).size() >= MOST) {
            throw new InvalidInput("what", "appraisal.error.growthMost", MOST);
        }
        LocalDate today = LocalDate.now(clock);
        if (due == null || !due.isAfter(today) || due.isAfter(today.plusYears(YEARS))) {
            throw new InvalidInput("due", "appraisal.error.growthDue", YEARS);
        }
        goals.save(new Growth(
                null,
                it.id(),
                Words.required("what", what, 1000),
                Words.optional("how", how, 2000),
                due,
                Words.optional("support", support, 2000),
                Growth.Outcome.OPEN,
                "",
                null,
                null));
        diary.note(it, "growthAdded");
    }

    /** One that was just set is taken away; one that was carried stays and is judged. */
    void remove(long id, long goalId) {
        Appraisal it = doors.visibleAs(id, Seat.MANAGER, Seat.PERSON).it();
        requireOpen(it);
        Growth goal = require(it, goalId);
        if (goal.carriedFrom() != null) {
            throw new Conflict("appraisal.error.growthCarried");
        }
        goals.delete(goal);
        diary.note(it, "growthRemoved");
    }

    /** The manager says what became of a goal that was carried here. */
    void judge(long id, long goalId, Growth.Outcome outcome, String note) {
        Appraisal it = doors.visibleAs(id, Seat.MANAGER).it();
        requireOpen(it);
        Growth goal = require(it, goalId);
        if (goal.carriedFrom() == null) {
            throw new Conflict("appraisal.error.growthNew");
        }
        goals.save(goal.judged(outcome, Words.optional("note", note, Words.SHORT), me.id()));
        diary.note(it, "growthJudged");
    }

    private Growth require(Appraisal it, long goalId) {
        return goals.findById(goalId)
                .filter(goal -> goal.appraisalId() == it.id())
                .orElseThrow(() -> new NotFound(Long.toString(goalId)));
    }

    private static void requireOpen(Appraisal it) {
        if (it.state() != State.REVIEW && it.state() != State.TALK && it.state() != State.CONFIRMING) {
            throw new Conflict("appraisal.error.step");
        }
    }
}
