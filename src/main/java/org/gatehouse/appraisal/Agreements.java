package org.gatehouse.appraisal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gatehouse.appraisal.Doors.Seen;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What will be measured, agreed by the appraiser and the person; changed later only when both want it. */
@Service
@Transactional
class Agreements {

    private final KpiRepository kpis;
    private final FactRepository facts;
    private final KpiDefinitionRepository catalogue;
    private final KpiChangeRepository changes;
    private final AppraisalRepository appraisals;
    private final Doors doors;
    private final Diary diary;
    private final Engine engine;
    private final Notices notices;
    private final JdbcClient sql;
    private final ObjectMapper json;
    private final CurrentPerson me;
    private final Clock clock;

    Agreements(
            KpiRepository kpis,
            FactRepository facts,
            KpiDefinitionRepository catalogue,
            KpiChangeRepository changes,
            AppraisalRepository appraisals,
            Doors doors,
            Diary diary,
            Engine engine,
            Notices notices,
            JdbcClient sql,
            ObjectMapper json,
            CurrentPerson me,
            Clock clock) {
        this.kpis = kpis;
        this.facts = facts;
        this.catalogue = catalogue;
        this.changes = changes;
        this.appraisals = appraisals;
        this.doors = doors;
        this.diary = diary;
        this.engine = engine;
        this.notices = notices;
        this.sql = sql;
        this.json = json;
        this.me = me;
        this.clock = clock;
    }

    /** A metric an indicator may read. */
    record Choice(long id, String name, String projectKey) {}

    /** What the first proposal holds: what was agreed for the period before, else what the catalogue offers. */
    void prefill(Appraisal it, boolean manages) {
        List<KpiDraft> drafts = it.periodId() == null
                ? List.of()
                : appraisals
                        .lastOfPeriod(it.personId(), it.id())
                        .map(last -> kpis.findByAppraisalIdOrderByPlace(last.id()).stream()
                                .map(Kpi::draft)
                                .toList())
                        .orElse(List.of());
        if (drafts.isEmpty()) {
            String role = manages ? KpiDefinition.MANAGER : KpiDefinition.MEMBER;
            drafts = catalogue.findAllByOrderByForRoleAscIdAsc().stream()
                    .filter(one -> !one.retired() && one.forRole().equals(role))
                    .limit(KpiDraft.MOST)
                    .map(KpiDefinition::draft)
                    .toList();
        }
        replace(it, drafts);
    }

    /** Metrics of the project, or of projects the appraiser or the person works in; newest projects first. */
    @Transactional(readOnly = true)
    List<Choice> metrics(Appraisal it) {
        String where = it.isOfProject()
                ? "m.project_key = :project"
                : "(p.manager_id in (:both) or exists (select 1 from project_member t where t.project_key = p.project_key"
                        + " and t.released_at is null and t.person_id in (:both)))";
        JdbcClient.StatementSpec statement = sql.sql("select m.id, m.name, m.project_key from metric m"
                + " join project p on p.project_key = m.project_key where " + where
                + " order by p.start_date desc, m.id fetch first 300 rows only");
        statement = it.isOfProject()
                ? statement.param("project", it.projectKey())
                : statement.param("both", List.of(it.personId(), it.appraiserId()));
        return statement
                .query((row, number) -> new Choice(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** The appraiser words the proposal before it is made. */
    void draft(long id, List<KpiDraft> drafts) {
        Appraisal it = doors.visibleAs(id, Seat.MANAGER).it();
        it.require(State.PROPOSING);
        check(it, drafts, false);
        replace(it, drafts);
        diary.note(it, "drafted");
    }

    void propose(Appraisal it, String person, String note) {
        if (!person.equals(it.appraiserId())) {
            throw new NotAllowed("appraisal.error.notYours");
        }
        KpiDraft.check(
                kpis.findByAppraisalIdOrderByPlace(it.id()).stream()
                        .map(Kpi::draft)
                        .toList(),
                true);
        it.propose(Words.optional("note", note, Words.SHORT));
        appraisals.save(it);
        diary.note(it, "proposed", it.proposalNote(), Diary.STEPPED);
    }

    /** @return whether both agree now */
    boolean answer(Appraisal it, String person, boolean agreed, String comment) {
        if (!person.equals(it.personId())) {
            throw new NotAllowed("appraisal.error.notYours");
        }
        if (agreed) {
            it.agree(clock.instant());
            diary.note(it, "agreed", Words.optional("comment", comment, Words.SHORT), "appraisal.agreed");
        } else {
            it.comment(Words.required("comment", comment, Words.SHORT));
            diary.note(it, "commented", it.commentText(), Diary.STEPPED);
        }
        appraisals.save(it);
        return agreed;
    }

    @Transactional(readOnly = true)
    List<KpiChange> changes(Appraisal it) {
        return changes.findByAppraisalIdOrderByIdDesc(it.id());
    }

    @Transactional(readOnly = true)
    Optional<KpiChange> openChange(Appraisal it) {
        return changes(it).stream()
                .filter(change -> change.state() == KpiChange.State.OPEN)
                .findFirst();
    }

    List<KpiDraft> content(KpiChange change) {
        try {
            return json.readValue(change.content(), new TypeReference<List<KpiDraft>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** One of the two wants something else than was agreed; the other is asked. */
    void proposeChange(long id, List<KpiDraft> drafts, String reason) {
        Seen seen = doors.visibleAs(id, Seat.MANAGER, Seat.PERSON);
        Appraisal it = seen.it();
        it.require(State.AGREED);
        check(it, drafts, true);
        String why = Words.required("reason", reason, Words.SHORT);
        if (openChange(it).isPresent()) {
            throw new Conflict("appraisal.error.changeOpen");
        }
        changes.save(new KpiChange(
                null, it.id(), me.id(), clock.instant(), why, written(drafts), KpiChange.State.OPEN, null, null, ""));
        diary.note(it, "changeProposed", why, Diary.STEPPED);
        String other = seen.seat() == Seat.PERSON ? it.appraiserId() : it.personId();
        if (!engine.tell(Openings.PROCESS, it.businessKey(), "kpiChangeProposed", Map.of("changeAnswerer", other))) {
            throw new Conflict("appraisal.error.step");
        }
        notices.tell(other, "notice.appraisal.change", List.of(it.title()), Openings.link(it));
    }

    void answerChange(Appraisal it, String person, boolean agreed, String text) {
        KpiChange change = openChange(it).orElseThrow(() -> new Conflict("appraisal.error.step"));
        boolean mayAnswer = change.proposedBy().equals(it.personId())
                ? person.equals(it.appraiserId())
                : person.equals(it.personId());
        if (!mayAnswer) {
            throw new NotAllowed("appraisal.error.notYours");
        }
        String answer =
                agreed ? Words.optional("comment", text, Words.SHORT) : Words.required("comment", text, Words.SHORT);
        // Nothing is replaced under a review that has begun.
        if (agreed) {
            it.require(State.AGREED);
            replace(it, content(change));
        }
        changes.save(change.answered(agreed, person, clock.instant(), answer));
        diary.note(
                it,
                agreed ? "changeAgreed" : "changeDeclined",
                answer,
                agreed ? "appraisal.kpisChanged" : Diary.STEPPED);
        notices.tell(change.proposedBy(), "notice.appraisal.changeAnswered", List.of(it.title()), Openings.link(it));
    }

    private void check(Appraisal it, List<KpiDraft> drafts, boolean wholly) {
        KpiDraft.check(drafts, wholly);
        boolean reads = drafts.stream().anyMatch(draft -> draft.metricId() != null);
        if (reads) {
            List<Long> known = metrics(it).stream().map(Choice::id).toList();
            IntStream.range(0, drafts.size())
                    .filter(at -> drafts.get(at).metricId() != null
                            && !known.contains(drafts.get(at).metricId()))
                    .findFirst()
                    .ifPresent(at -> {
                        throw new InvalidInput("kpis", "appraisal.error.kpiMetric", at + 1);
                    });
        }
    }

    private void replace(Appraisal it, List<KpiDraft> drafts) {
        List<Kpi> before = kpis.findByAppraisalIdOrderByPlace(it.id());
        if (!before.isEmpty()) {
            facts.forget(before.stream().map(Kpi::id).toList());
            kpis.deleteAll(before);
        }
        kpis.saveAll(IntStream.range(0, drafts.size())
                .mapToObj(at -> Kpi.of(it.id(), at, drafts.get(at)))
                .toList());
    }

    private String written(List<KpiDraft> drafts) {
        try {
            return json.writeValueAsString(drafts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
