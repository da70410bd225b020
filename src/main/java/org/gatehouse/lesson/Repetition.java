package org.gatehouse.lesson;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.engine.Decisions;
import org.gatehouse.engine.Label;
import org.gatehouse.engine.TableText;
import org.gatehouse.kernel.Role;
import org.gatehouse.lesson.ProposalRows.Membership;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.People;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Notices what repeats itself at a step, and raises a proposal for the model where the decision table {@code
 * lesson-proposal} says it is enough. Runs inside the transaction that changed a lesson, while no other changes one. A
 * lesson is in one proposal at most, and what resembles a dismissed one stays with it: nothing is brought up twice.
 */
@Component
class Repetition {

    /** Of a step with more lessons, those found helpful most and the newest are compared. */
    private static final int COMPARED = 300;

    private final LessonRows rows;
    private final ProposalRows proposals;
    private final LessonSearch search;
    private final Decisions decisions;
    private final People people;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final double similar;

    Repetition(
            LessonRows rows,
            ProposalRows proposals,
            LessonSearch search,
            Decisions decisions,
            People people,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${gatehouse.lessons.similar}") double similar) {
        this.rows = rows;
        this.proposals = proposals;
        this.search = search;
        this.decisions = decisions;
        this.people = people;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
        this.similar = similar;
    }

    void look(String process, String element) {
        List<Lesson> lessons = rows.at(process, element, "", COMPARED);
        Map<Long, Membership> members =
                proposals.memberships(lessons.stream().map(Lesson::id).toList());
        Alike alike = new Alike(lessons, search.upToDate()::weights, similar);
        List<Lesson> free = new ArrayList<>();
        for (Lesson lesson : lessons) {
            if (!members.containsKey(lesson.id()) && !joins(lesson, lessons, members, alike)) {
                free.add(lesson);
            }
        }
        alike.groups(free).forEach(group -> raise("similar", group, free));
        raise(
                "helpful",
                free.stream()
                        .filter(lesson ->
                                lesson.helpful() > 0 && !Worth.isTiresome(lesson.helpful(), lesson.unhelpful()))
                        .toList(),
                free);
    }

    void forget(long lesson) {
        proposals.leave(lesson);
    }

    /** What was changed once may not have helped: a model that was mended is brought up again by new lessons. */
    private boolean joins(Lesson lesson, List<Lesson> others, Map<Long, Membership> members, Alike alike) {
        Optional<Membership> alikes = others.stream()
                .filter(other -> members.containsKey(other.id()) && alike.are(lesson, other))
                .map(other -> members.get(other.id()))
                .filter(member -> !member.status().equals(Proposal.ACCEPTED))
                .findFirst();
        alikes.ifPresent(member -> {
            proposals.join(member.proposal(), lesson.id());
            if (member.status().equals(Proposal.OPEN)) {
                List<Lesson> all = rows.find(proposals.lessons(member.proposal()));
                reason("similar", all).ifPresent(reason -> proposals.tell(member.proposal(), reason));
            }
        });
        return alikes.isPresent();
    }

    private void raise(String kind, List<Lesson> group, List<Lesson> free) {
        List<Lesson> still = group.stream().filter(free::contains).toList();
        if (still.size() > 1) {
            reason(kind, still).ifPresent(reason -> {
                free.removeAll(still);
                Lesson example = still.get(0);
                long id = proposals.raise(example, reason, clock.instant(), still);
                still.stream()
                        .map(Lesson::projectKey)
                        .distinct()
                        .forEach(project -> events.publishEvent(new LessonChanged(
                                project, "lesson.proposed", example.step().english(), reason.english(), List.of())));
                people.inRole(Role.ANALYST)
                        .forEach(analyst -> notices.tell(
                                analyst.id(),
                                "notice.lesson.proposed",
                                List.of(example.step().toString(), Integer.toString(still.size())),
                                "/lessons/proposals/" + id));
            });
        }
    }

    /** In the words of the row that fits; empty where it is not enough. */
    private Optional<Label> reason(String kind, List<Lesson> lessons) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", kind);
        facts.put("lessons", lessons.size());
        facts.put("projects", (int)
                lessons.stream().map(Lesson::projectKey).distinct().count());
        facts.put("helpfulVotes", lessons.stream().mapToInt(Lesson::helpful).sum());
        return decisions.evaluate("lesson-proposal", facts).stream()
                .findFirst()
                .map(row -> new Label(
                        TableText.fill(row.get("english"), name -> Objects.toString(facts.get(name), null)),
                        TableText.fill(row.get("chinese"), name -> Objects.toString(facts.get(name), null)),
                        ""));
    }
}
