package org.gatehouse.lesson;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.engine.Models;
import org.gatehouse.engine.Steps;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lessons propose for the models, for those who look after these. */
@Service
@Transactional
class Proposals {

    private final ProposalRows rows;
    private final LessonRows lessons;
    private final Steps steps;
    private final Models models;
    private final Notices notices;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Proposals(
            ProposalRows rows,
            LessonRows lessons,
            Steps steps,
            Models models,
            Notices notices,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.lessons = lessons;
        this.steps = steps;
        this.models = models;
        this.notices = notices;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    boolean isMine() {
        return me.is(Role.ANALYST) || me.is(Role.ADMIN);
    }

    @Transactional(readOnly = true)
    List<Proposal> page(boolean open, String process, String element, int limit, int offset) {
        requireAnalyst();
        return rows.page(open, process, element, limit, offset);
    }

    @Transactional(readOnly = true)
    int count(boolean open, String process, String element) {
        return rows.count(open, process, element);
    }

    @Transactional(readOnly = true)
    Proposal require(long id) {
        requireAnalyst();
        return rows.find(id).orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    @Transactional(readOnly = true)
    List<Lesson> lessonsOf(Proposal proposal) {
        return lessons.find(rows.lessons(proposal.id()));
    }

    /** Open proposals by step of a model. */
    @Transactional(readOnly = true)
    Map<String, Integer> pins(String process) {
        requireAnalyst();
        return rows.pins(process);
    }

    /** Models that have open proposals with how many, most first. */
    @Transactional(readOnly = true)
    Map<Steps.Step, Integer> byModel() {
        requireAnalyst();
        Map<String, Steps.Step> known = new LinkedHashMap<>();
        steps.all().forEach(step -> known.putIfAbsent(step.process(), step));
        Map<Steps.Step, Integer> open = new LinkedHashMap<>();
        rows.byModel().forEach((process, count) -> {
            if (known.containsKey(process)) {
                open.put(known.get(process), count);
            }
        });
        return open;
    }

    /** The newest version of a model as drawn. */
    @Transactional(readOnly = true)
    Models.Drawing drawing(String process, Locale locale) {
        requireAnalyst();
        return models.of(newest(process).definition(), locale);
    }

    /** Any step of a model's newest version. */
    Steps.Step newest(String process) {
        return steps.all().stream()
                .filter(step -> step.process().equals(process))
                .findFirst()
                .orElseThrow(() -> new NotFound(process));
    }

    /** Of the model that runs now; empty where it is gone. */
    String version(String process) {
        return steps.all().stream()
                .filter(step -> step.process().equals(process))
                .map(step -> Integer.toString(step.version()))
                .findFirst()
                .orElse("");
    }

    /** The model was changed. @param version of the model that has the change */
    void accept(long id, String answer, String version) {
        if (version.length() > 60) {
            throw new InvalidInput("modelVersion", "error.tooLong", "modelVersion", 60);
        }
        if (version.isBlank()) {
            throw new InvalidInput("modelVersion", "error.required", "modelVersion");
        }
        decide(id, Proposal.ACCEPTED, answer, version.strip());
    }

    /** The model stays as it is. */
    void dismiss(long id, String reason) {
        decide(id, Proposal.DISMISSED, reason, "");
    }

    private void decide(long id, String status, String answer, String version) {
        Proposal proposal = require(id);
        if (answer.isBlank()) {
            throw new InvalidInput("answer", "error.required", "answer");
        }
        if (answer.length() > 4000) {
            throw new InvalidInput("answer", "error.tooLong", "answer", 4000);
        }
        if (!rows.decide(id, status, me.id(), clock.instant(), answer.strip(), version)) {
            throw new Conflict("lesson.error.decided");
        }
        String action = status.equals(Proposal.ACCEPTED) ? "lesson.proposalAccepted" : "lesson.proposalDismissed";
        List<Lesson> all = lessonsOf(proposal);
        all.stream()
                .map(Lesson::projectKey)
                .distinct()
                .forEach(project -> events.publishEvent(
                        new LessonChanged(project, action, proposal.step().english(), answer.strip(), List.of())));
        Map<String, Lesson> authors = new LinkedHashMap<>();
        all.forEach(lesson -> authors.putIfAbsent(lesson.writtenBy(), lesson));
        authors.forEach((author, lesson) -> notices.tell(
                author,
                status.equals(Proposal.ACCEPTED) ? "notice.lesson.accepted" : "notice.lesson.dismissed",
                List.of(proposal.step().toString(), plain(answer), version.isEmpty() ? "–" : version),
                "/lessons/" + lesson.id()));
    }

    /** Without the sign that parts two languages in notices. */
    private static String plain(String text) {
        String plain = text.strip().replace(" | ", " / ");
        return plain.length() <= 300 ? plain : plain.substring(0, 299) + "…";
    }

    private void requireAnalyst() {
        if (!isMine()) {
            throw new NotAllowed("lesson.error.analystsOnly");
        }
    }
}
