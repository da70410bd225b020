package org.gatehouse.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.gate.Criterion;
import org.gatehouse.gate.Dossiers;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.meeting.Agenda.Line;
import org.gatehouse.meeting.Agenda.Section;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.risk.RiskList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands on an agenda by itself: the facts as they are now. */
@Component
class AgendaFacts {

    /** Lines of one standing item; what is more is counted. */
    static final int SHOWN = 15;

    /** Steps in which somebody decides. */
    private static final Set<String> DECIDING = Set.of(
            "decideGate", "confirmWaiver", "approveChange", "decideAdjustment", "reviewProject", "resumeProject");

    private final MinutesRows minutes;
    private final WorkItems items;
    private final RiskList risks;
    private final GateReviews reviews;
    private final Dossiers dossiers;
    private final Inbox inbox;
    private final Clock clock;

    AgendaFacts(
            MinutesRows minutes,
            WorkItems items,
            RiskList risks,
            GateReviews reviews,
            Dossiers dossiers,
            Inbox inbox,
            Clock clock) {
        this.minutes = minutes;
        this.items = items;
        this.risks = risks;
        this.reviews = reviews;
        this.dossiers = dossiers;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Agenda of(Meeting meeting, Occurrence occurrence) {
        List<Section> sections = new ArrayList<>();
        List<WorkItem> plan = items.of(meeting.projectKey());
        List<InboxTask> waiting = inbox.ofProject(meeting.projectKey());
        if (meeting.isGateMeeting()) {
            sections.add(gate(meeting, waiting));
        }
        for (Standing each : Standing.values()) {
            if (meeting.standing().contains(each)) {
                sections.add(
                        switch (each) {
                            case OVERDUE -> overdue(meeting, plan);
                            case RISKS -> risks(meeting);
                            case DECISIONS -> decisions(meeting, waiting);
                            case ACTIONS -> left(meeting, occurrence, plan);
                        });
            }
        }
        return new Agenda(sections, minutes.points(occurrence.id()));
    }

    /** What the gate asks for and is not met: as it was laid before the approvers, or as it would be now. */
    private Section gate(Meeting meeting, List<InboxTask> waiting) {
        String project = meeting.projectKey();
        Optional<GateReview> open = reviews.of(project).stream()
                .filter(review -> review.isOpen()
                        && review.gate().equals(meeting.gate())
                        && review.subject().equals(meeting.gateSubject()))
                .findFirst();
        List<Criterion> criteria = open.map(dossiers::criteria)
                .filter(laid -> !laid.isEmpty())
                .orElseGet(() -> dossiers.criteriaNow(project, meeting.gate(), meeting.gateSubject()));
        Set<String> blocking = new HashSet<>();
        open.ifPresent(review -> dossiers.blocking(review).forEach(one -> blocking.add(one.key())));
        List<Line> lines = new ArrayList<>();
        open.ifPresent(review -> waiting.stream()
                .filter(task -> task.step().equals("decideGate"))
                .forEach(task -> lines.add(decision(task))));
        criteria.stream()
                .filter(one -> !one.light().equals("green"))
                .filter(one -> open.isEmpty() || !one.isBlocking() || blocking.contains(one.key()))
                .forEach(one -> lines.add(new Line(one.english(), one.chinese(), one.link(), "", null, one.light())));
        String link = "/projects/" + project + "/gates"
                + open.map(review -> "/" + review.id()).orElse("");
        return section("GATE", open.isEmpty() ? "/projects/" + project : link, lines);
    }

    private Section overdue(Meeting meeting, List<WorkItem> plan) {
        LocalDate today = LocalDate.now(clock);
        return section(
                "OVERDUE",
                "/projects/" + meeting.projectKey() + "/work",
                plan.stream()
                        .filter(item -> item.isOpen()
                                && item.status() != ItemStatus.PLANNED
                                && item.finishDate() != null
                                && item.finishDate().isBefore(today))
                        .sorted(Comparator.comparing(WorkItem::finishDate))
                        .map(item -> line(item, "red"))
                        .toList());
    }

    private Section risks(Meeting meeting) {
        String register = "/projects/" + meeting.projectKey() + "/risks";
        return section(
                "RISKS",
                register,
                risks.top(meeting.projectKey(), SHOWN + 1).stream()
                        .map(risk -> Line.of(
                                risk.key() + " " + risk.event(),
                                register + "/" + risk.key(),
                                risk.ownerId(),
                                risk.responseDue(),
                                ""))
                        .toList());
    }

    private Section decisions(Meeting meeting, List<InboxTask> waiting) {
        return section(
                "DECISIONS",
                "/projects/" + meeting.projectKey() + "/waiting/all",
                waiting.stream()
                        .filter(task -> DECIDING.contains(task.step()))
                        .map(this::decision)
                        .toList());
    }

    private Line decision(InboxTask task) {
        return new Line(
                task.label().english(),
                task.label().chinese(),
                "/camunda/app/tasklist/default/#/?task=" + task.id(),
                task.assignee() == null ? "" : task.assignee(),
                task.due() == null ? null : LocalDate.ofInstant(task.due(), clock.getZone()),
                "");
    }

    /** What was agreed the times before and is not done. */
    private Section left(Meeting meeting, Occurrence occurrence, List<WorkItem> plan) {
        Map<String, WorkItem> byKey = new HashMap<>();
        plan.forEach(item -> byKey.put(item.key(), item));
        return section(
                "ACTIONS",
                "/projects/" + meeting.projectKey() + "/meetings",
                minutes.agreedBefore(meeting, occurrence).stream()
                        .map(byKey::get)
                        .filter(item -> item != null && item.isOpen())
                        .map(item -> line(
                                item,
                                item.finishDate() != null && item.finishDate().isBefore(LocalDate.now(clock))
                                        ? "red"
                                        : ""))
                        .toList());
    }

    private static Line line(WorkItem item, String light) {
        return Line.of(
                item.key() + " " + item.title(),
                "/projects/" + item.projectKey() + "/work/" + item.key(),
                item.ownerId(),
                item.finishDate(),
                light);
    }

    private static Section section(String kind, String link, List<Line> lines) {
        int shown = Math.min(SHOWN, lines.size());
        return new Section(kind, link, List.copyOf(lines.subList(0, shown)), lines.size() - shown);
    }
}
