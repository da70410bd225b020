package org.gatehouse.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.Identities;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.FreshPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way through {@code appraisal}: agreed, commented, changed, called for, acknowledged, appealed, silent, ended. */
class AppraisalProcessTests extends AppraisalTest {

    @Autowired
    Engine engine;

    @Autowired
    Identities identities;

    @Autowired
    FreshPeople directory;

    @Test
    void itIsAgreedAtTheStartReviewedAtTheClosureAndAnAppealIsAnsweredAbove() {
        reporting();
        String key = executing();
        assertThat(appraisals.findByProjectKey(key))
                .as("wu has no line manager")
                .hasSize(1);
        Appraisal it = of("chen", key);
        assertThat(it.appraiserId()).as("the line manager, not the project's").isEqualTo("zhao");
        assertThat(instance(it)).isWaitingAt("proposeKpis");
        assertThat(told("zhao", it)).isNotEmpty();
        List<Kpi> prefilled = measurements.of(it);
        assertThat(prefilled.stream().mapToInt(Kpi::weight).sum()).isEqualTo(100);

        proposalsThatWontDo(it, prefilled);
        complete("zhao", it, "proposeKpis", Map.of("note", "As last year"));
        assertThatThrownBy(() -> complete("chen", it, "agreeKpis", Map.of("outcome", "comment", "comment", " ")))
                .isInstanceOf(InvalidInput.class);
        complete("chen", it, "agreeKpis", Map.of("outcome", "comment", "comment", "Estimates were not mine"));
        assertThat(instance(it)).isWaitingAt("proposeKpis");
        agreed(it);
        assertThat(now(it).state()).isEqualTo(State.AGREED);
        assertThat(steps(it)).isEmpty();

        changes(it);

        // The closure calls, and does not wait for what follows.
        engine.start(
                "closure",
                key,
                Map.of("projectKey", key, "projectName", "Test", "projectManager", "lin", "sponsor", "fang"));
        assertThat(openSteps(key)).contains("recordResults");
        automated(it);
        assertThat(instance(it)).isWaitingAt("selfReview").hasPassed("appraisalCalled", "measureFacts");
        assertThat(now(it).toDay()).isEqualTo(today());
        openings.callFor(key);
        assertThat(steps(it)).as("a second call changes nothing").containsExactly("selfReview");

        assertThatThrownBy(() -> complete("zhao", it, "selfReview", Map.of("selfText", "x")))
                .isInstanceOf(NotFound.class);
        complete("chen", it, "selfReview", Map.of("selfText", "I did what I could"));
        assertThatThrownBy(() -> complete("zhao", it, "reviewPerformance", Map.of("reviewText", "Fine")))
                .as("a value that nothing measures is missing")
                .isInstanceOf(InvalidInput.class);
        Kpi manual =
                measurements.of(it).stream().filter(Kpi::isManual).findFirst().orElseThrow();
        as("zhao", () -> {
            measurements.enter(it.id(), manual.id(), new BigDecimal("3"), "Three of five colleagues say so");
            assertThatThrownBy(() -> measurements.give(it.id(), manual.id(), new BigDecimal("101"), "x"))
                    .isInstanceOf(InvalidInput.class);
            assertThatThrownBy(() -> measurements.give(it.id(), manual.id(), BigDecimal.TEN, " "))
                    .isInstanceOf(InvalidInput.class);
            measurements.give(it.id(), manual.id(), BigDecimal.TEN, "Too often away from the team");
        });
        assertThatThrownBy(() -> as("chen", () -> measurements.give(it.id(), manual.id(), BigDecimal.TEN, "x")))
                .isInstanceOf(NotAllowed.class);
        complete("zhao", it, "reviewPerformance", Map.of("reviewText", "Good work, too little of it together"));
        assertThat(now(it).score()).isNotNull();
        assertThat(now(it).gradeEn()).isNotEmpty();
        as(
                "zhao",
                () -> growth.add(it.id(), "Lead a workshop", "With wu", today().plusDays(60), "Two days of training"));
        for (String wrong : List.of("", today().plusDays(1).toString(), "soon")) {
            assertThatThrownBy(() ->
                            complete("zhao", it, "holdTalk", Map.of("talkOn", wrong, "talkPlace", "", "notes", "x")))
                    .isInstanceOf(InvalidInput.class);
        }
        complete("zhao", it, "holdTalk", Map.of("talkOn", today().toString(), "talkPlace", "", "notes", "Frank"));
        assertThat(told("chen", it)).isNotEmpty();

        appeal(it, manual);
        growthIsCarriedOn(it);
    }

    private void proposalsThatWontDo(Appraisal it, List<Kpi> prefilled) {
        List<KpiDraft> drafts = prefilled.stream().map(Kpi::draft).toList();
        KpiDraft first = drafts.get(0);
        assertThatThrownBy(() -> as("zhao", () -> agreements.draft(it.id(), List.of())))
                .isInstanceOf(InvalidInput.class);
        for (KpiDraft wrong : List.of(
                new KpiDraft("", "", Source.ON_TIME, null, "", 10, BigDecimal.TEN, BigDecimal.ZERO),
                new KpiDraft("x", "", Source.ON_TIME, null, "", 0, BigDecimal.TEN, BigDecimal.ZERO),
                new KpiDraft("x", "", Source.ON_TIME, null, "", 10, BigDecimal.TEN, BigDecimal.TEN),
                new KpiDraft("x", "", Source.METRIC, null, "", 10, BigDecimal.TEN, BigDecimal.ZERO),
                new KpiDraft("x", "", Source.METRIC, 999_999_999L, "", 10, BigDecimal.TEN, BigDecimal.ZERO),
                new KpiDraft("x", "", null, null, "", 10, BigDecimal.TEN, BigDecimal.ZERO))) {
            assertThatThrownBy(() -> as("zhao", () -> agreements.draft(it.id(), List.of(wrong))))
                    .as("%s", wrong)
                    .isInstanceOf(InvalidInput.class);
        }
        as("zhao", () -> agreements.draft(it.id(), List.of(first)));
        assertThatThrownBy(() -> complete("zhao", it, "proposeKpis", Map.of("note", "")))
                .as("the weights are not 100")
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("chen", () -> agreements.draft(it.id(), drafts)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("lin", () -> agreements.draft(it.id(), drafts)))
                .as("the project's manager has no part in it")
                .isInstanceOf(NotFound.class);
        as("zhao", () -> agreements.draft(it.id(), drafts));
    }

    private void changes(Appraisal it) {
        List<KpiDraft> fewer = List.of(
                new KpiDraft(
                        "On time", "按时", Source.ON_TIME, null, "", 60, BigDecimal.valueOf(95), BigDecimal.valueOf(50)),
                new KpiDraft("Team", "团队", Source.MANUAL, null, "", 40, BigDecimal.valueOf(5), BigDecimal.ONE));
        assertThatThrownBy(() -> as("zhao", () -> agreements.proposeChange(it.id(), fewer, "")))
                .isInstanceOf(InvalidInput.class);
        as("zhao", () -> agreements.proposeChange(it.id(), fewer, "The plan changed"));
        assertThatThrownBy(() -> as("chen", () -> agreements.proposeChange(it.id(), fewer, "Me too")))
                .isInstanceOf(Conflict.class);
        assertThat(task(it, "answerChange").getAssignee()).isEqualTo("chen");
        complete("chen", it, "answerChange", Map.of("outcome", "decline", "comment", "Not this way"));
        assertThat(measurements.of(it)).as("nothing changed").hasSizeGreaterThan(2);
        as("chen", () -> agreements.proposeChange(it.id(), fewer, "Better so"));
        assertThat(task(it, "answerChange").getAssignee()).isEqualTo("zhao");
        complete("zhao", it, "answerChange", Map.of("outcome", "agree", "comment", ""));
        assertThat(measurements.of(it)).extracting(Kpi::weight).containsExactly(60, 40);
        assertThat(agreements.changes(it))
                .extracting(KpiChange::state)
                .containsExactly(KpiChange.State.AGREED, KpiChange.State.DECLINED);
        assertThat(instance(it)).hasPassed("answerChange", "changeAnswered");
    }

    private void appeal(Appraisal it, Kpi manual) {
        assertThatThrownBy(() -> complete(
                        "chen", it, "acknowledgeResult", Map.of("outcome", "appeal", "notes", "", "reason", " ")))
                .isInstanceOf(InvalidInput.class);
        BigDecimal first = now(it).score();
        complete(
                "chen",
                it,
                "acknowledgeResult",
                Map.of("outcome", "appeal", "notes", "I said so", "reason", "I was ill then"));
        assertThat(now(it).judgeId()).as("above the appraiser").isEqualTo("fang");
        assertThat(task(it, "answerAppeal").getAssignee()).isEqualTo("fang");
        assertThat(told("fang", it)).isNotEmpty();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("outcome", "change", "scores", "", "answer", "x"),
                Map.of("outcome", "change", "scores", manual.id() + "=101", "answer", "x"),
                Map.of("outcome", "change", "scores", "nonsense", "answer", "x"),
                Map.of("outcome", "uphold", "scores", "", "answer", " "))) {
            assertThatThrownBy(() -> complete("fang", it, "answerAppeal", wrong))
                    .as("%s", wrong)
                    .isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() ->
                        complete("zhao", it, "answerAppeal", Map.of("outcome", "uphold", "scores", "", "answer", "No")))
                .isInstanceOf(NotFound.class);
        complete(
                "fang",
                it,
                "answerAppeal",
                Map.of("outcome", "change", "scores", manual.id() + "=80", "answer", "The absence was excused"));
        Appraisal after = now(it);
        assertThat(after.state()).isEqualTo(State.CLOSED);
        assertThat(after.upheld()).isFalse();
        assertThat(after.firstScore()).as("the first result is kept").isEqualByComparingTo(first);
        assertThat(after.score()).isGreaterThan(first);
        Kpi changed = measurements.kpi(it, manual.id());
        assertThat(changed.points()).isEqualByComparingTo("80");
        assertThat(changed.firstScore()).isEqualByComparingTo("10");
        assertThat(instance(it)).isNull();
        assertThatThrownBy(() -> as("fang", () -> measurements.again(it.id())))
                .as("who judged has no further business in it")
                .isInstanceOf(NotFound.class);
    }

    private void growthIsCarriedOn(Appraisal before) {
        Period period = period();
        Appraisal next = appraisals.findByPeriodId(period.id()).stream()
                .filter(one -> one.personId().equals("chen"))
                .findFirst()
                .orElseThrow();
        assertThat(growth.of(next)).singleElement().satisfies(goal -> {
            assertThat(goal.what()).isEqualTo("Lead a workshop");
            assertThat(goal.carriedFrom()).isEqualTo(growth.of(before).get(0).id());
        });
        // The period is over already, so the day has come as soon as both agree.
        agreed(next);
        fire(next, "appraisalDay");
        assertThat(instance(next)).isWaitingAt("selfReview");
        complete("chen", next, "selfReview", Map.of("selfText", "See above"));
        Growth goal = growth.of(next).get(0);
        assertThatThrownBy(() -> as("chen", () -> growth.judge(next.id(), goal.id(), Growth.Outcome.REACHED, "")))
                .isInstanceOf(NotAllowed.class);
        as("zhao", () -> growth.judge(next.id(), goal.id(), Growth.Outcome.REACHED, "Three workshops"));
        assertThat(growth.of(next).get(0).outcome()).isEqualTo(Growth.Outcome.REACHED);
        as("qin", () -> openings.callOff(next.id(), "Wrong period"));
        assertThat(now(next).state()).isEqualTo(State.ENDED);
        assertThat(instance(next)).isNull();
    }

    /** The house keeps one period a length and start, so each test takes its own. */
    private Period period() {
        assertThatThrownBy(() -> as("fang", () -> periods.start("Q", Period.Kind.QUARTER, LocalDate.of(2026, 1, 1))))
                .isInstanceOf(NotAllowed.class);
        LocalDate from = today().minusMonths(20).withDayOfMonth(1);
        assertThat(as("qin", () -> periods.start("Long ago", Period.Kind.QUARTER, from)))
                .as("chen and zhao have line managers")
                .isEqualTo(2);
        assertThatThrownBy(() -> as("qin", () -> periods.start("Again", Period.Kind.QUARTER, from)))
                .isInstanceOf(Conflict.class);
        Period period = periods.all().stream()
                .filter(one -> one.fromDay().equals(from))
                .findFirst()
                .orElseThrow();
        assertThat(as("qin", () -> periods.startForNewcomers(period.id()))).isZero();
        return period;
    }

    @Test
    void whoKeepsItWaitingIsRemindedAndSilenceLetsTheResultStand() {
        reporting();
        String key = executing();
        Appraisal it = of("chen", key);
        fire(it, "agreementDue");
        assertThat(told("zhao", it)).hasSize(2);
        fire(it, "agreementLate");
        assertThat(told("qin", it)).hasSize(1);
        assertThat(told("fang", it)).as("above the appraiser").hasSize(1);
        assertThat(instance(it)).isWaitingAt("proposeKpis").hasPassed("remindAgreement", "escalateAgreement");
        openings.callFor(key);
        agreed(it);
        fire(it, "appraisalDay");
        fire(it, "reviewDue");
        assertThat(told("chen", it)).hasSizeGreaterThan(1);
        fire(it, "reviewLate");
        talked(it, "here");
        fire(it, "acknowledgementDue");
        assertThat(instance(it)).isWaitingAt("acknowledgeResult");
        fire(it, "acknowledgementOver");
        assertThat(instance(it)).isNull();
        assertThat(now(it).state()).isEqualTo(State.CLOSED);
        assertThat(now(it).isSilent()).isTrue();
        assertThat(sql.sql("select distinct action from trail_line where project_key = :key and kind = 'appraisal'")
                        .param("key", key)
                        .query(String.class)
                        .list())
                .contains("appraisal.begun", "appraisal.agreed", "appraisal.stepped", "appraisal.concluded");
        assertThat(sql.sql("select count(*) from trail_line where project_key = :key and kind = 'appraisal'"
                                + " and (subject <> '' or reason <> '' or details <> '[]' and details <> '')")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .as("the trail tells that it went on, never what")
                .isZero();
    }

    @Test
    void anAppealThatNobodyAboveAnswersGoesToHumanResources() {
        reporting();
        String key = executing();
        Appraisal it = agreed(of("chen", key));
        openings.callFor(key);
        automated(it);
        talked(it, "here");
        complete("chen", it, "acknowledgeResult", Map.of("outcome", "appeal", "notes", "", "reason", "No"));
        fire(it, "appealLate");
        assertThat(task(it, "answerAppeal").getAssignee()).isNull();
        assertThat(now(it).judgeId()).isNull();
        assertThat(told("qin", it)).isNotEmpty();
        as("qin", () -> tasks.claim(task(it, "answerAppeal").getId(), "qin"));
        complete("qin", it, "answerAppeal", Map.of("outcome", "uphold", "scores", "", "answer", "It is as it is"));
        assertThat(now(it).state()).isEqualTo(State.CLOSED);
        assertThat(now(it).upheld()).isTrue();
        assertThat(now(it).score()).isEqualByComparingTo(now(it).firstScore());
    }

    @Test
    void whoHasNoLineManagerIsAppraisedByTheProjectsManagerWhenAsked() {
        String key = executing();
        assertThat(appraisals.findByProjectKey(key)).isEmpty();
        assertThatThrownBy(() -> as("fang", () -> openings.ofMember(key, "wu"))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("lin", () -> openings.ofMember(key, "sun")))
                .as("not in the team")
                .isInstanceOf(NotAllowed.class);
        long id = as("lin", () -> openings.ofMember(key, "wu"));
        assertThatThrownBy(() -> as("lin", () -> openings.ofMember(key, "wu"))).isInstanceOf(Conflict.class);
        Appraisal it = appraisals.findById(id).orElseThrow();
        assertThat(it.appraiserId()).isEqualTo("lin");
        assertThatThrownBy(() -> as("lin", () -> openings.ofMember(key, "lin")))
                .as("never by oneself: the sponsor begins it")
                .isInstanceOf(NotAllowed.class);

        // Who reports to somebody from now on is appraised by them; the one before is out of it.
        as("qin", () -> managers.set("wu", "zhao"));
        assertThat(now(it).appraiserId()).isEqualTo("zhao");
        assertThat(task(it, "proposeKpis").getAssignee()).isEqualTo("zhao");
        assertThatThrownBy(() -> as("lin", () -> agreements.draft(id, List.of())))
                .isInstanceOf(NotFound.class);
        as("qin", () -> managers.set("wu", ""));
        assertThat(now(it).appraiserId()).as("the project's manager again").isEqualTo("lin");
    }

    @Test
    void whoLeavesIsAppraisedNoMore() {
        String leaver = "leaver" + System.nanoTime() % 100_000;
        identities.create(new Identities.Account(leaver, "Gone", "Soon", "", Set.of("staff")), "a-long-password-2027");
        String key = newProject();
        directory.reread();
        as("lin", () -> projects.invite(key, leaver));
        long id = as("lin", () -> openings.ofMember(key, leaver));
        Appraisal it = appraisals.findById(id).orElseThrow();
        assertThat(instance(it)).isNotNull();
        sql.sql("delete from ACT_ID_MEMBERSHIP where USER_ID_ = :id")
                .param("id", leaver)
                .update();
        directory.reread();
        openings.followLeavers();
        assertThat(now(it).state()).isEqualTo(State.ENDED);
        assertThat(instance(it)).isNull();
    }

    @Test
    void colleaguesAreAskedAndNamedOnlyWhereTheyAgree() {
        reporting();
        String key = executing();
        Appraisal it = agreed(of("chen", key));
        assertThatThrownBy(() -> as("chen", () -> feedbacks.ask(it.id(), "zhao", "")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("lin", () -> feedbacks.ask(it.id(), "sun", "")))
                .isInstanceOf(NotFound.class);
        as("chen", () -> feedbacks.ask(it.id(), "wu", "How do we work together?"));
        as("zhao", () -> feedbacks.ask(it.id(), "sun", ""));
        as("zhao", () -> feedbacks.ask(it.id(), "amy", ""));
        give("wu", it, "Reliable", true);
        give("sun", it, "Late to meetings", false);
        assertThatThrownBy(() -> as("sun", () -> feedbacks.request(openRequest("amy", it))))
                .as("another's request")
                .isInstanceOf(NotFound.class);
        as("amy", () -> feedbacks.decline(openRequest("amy", it)));
        assertThat(feedbacks.of(new Doors.Seen(now(it), Seat.PERSON)).said())
                .as("not before the talk")
                .isEmpty();
        openings.callFor(key);
        automated(it);
        talked(it, "here");
        Feedbacks.Round persons = feedbacks.of(new Doors.Seen(now(it), Seat.PERSON));
        assertThat(persons.said()).extracting(Feedbacks.Said::giver).containsExactlyInAnyOrder("wu", null);
        assertThat(persons.waiting()).as("nothing tells who did not answer").isEmpty();
        assertThat(feedbacks.of(new Doors.Seen(now(it), Seat.MANAGER)).said())
                .extracting(Feedbacks.Said::giver)
                .containsExactlyInAnyOrder("wu", "sun");
    }

    private void give(String person, Appraisal it, String text, boolean named) {
        long request = openRequest(person, it);
        as(person, () -> feedbacks.give(request, text, named));
        assertThatThrownBy(() -> as(person, () -> feedbacks.give(request, text, named)))
                .isInstanceOf(Conflict.class);
    }

    private long openRequest(String person, Appraisal it) {
        return as(person, feedbacks::requests).stream()
                .filter(request -> request.feedback().appraisalId() == it.id())
                .findFirst()
                .orElseThrow()
                .feedback()
                .id();
    }

    /** Whatever the engine hands out, the step looks who it is. */
    @Test
    void aTaskThatWasGivenToSomebodyElseOpensNothing() {
        reporting();
        String key = executing();
        Appraisal it = agreed(of("chen", key));
        openings.callFor(key);
        automated(it);
        String task = task(it, "selfReview").getId();
        tasks.setAssignee(task, "sun");
        assertThatThrownBy(() -> as(
                        "sun",
                        () -> desk.complete(
                                task, "sun", List.of("staff"), new HashMap<>(Map.of("selfText", "I am chen")))))
                .isInstanceOf(NotAllowed.class);
        assertThat(now(it).state()).isEqualTo(State.SELF);
    }
}
