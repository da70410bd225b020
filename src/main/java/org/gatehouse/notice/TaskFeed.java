package org.gatehouse.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.springframework.stereotype.Component;

/** When a person's open tasks are due, gates to decide among them. Work stands in the feed by its items. */
@Component
class TaskFeed implements FeedContributor {

    private static final int MOST = 300;

    private final Inbox inbox;
    private final People people;
    private final NoticeTexts texts;
    private final Clock clock;

    TaskFeed(Inbox inbox, People people, NoticeTexts texts, Clock clock) {
        this.inbox = inbox;
        this.people = people;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<FeedEntry> of(String person, LocalDate from, LocalDate to, Locale reader) {
        List<String> groups = people.find(person).map(Person::roles).stream()
                .flatMap(roles -> roles.stream().map(Role::group))
                .toList();
        return inbox.of(person, groups, 0, MOST).stream()
                .filter(task ->
                        task.due() != null && !task.suspended() && !task.step().equals("doWork"))
                .map(task -> entry(task, reader))
                .filter(entry -> !entry.day().isBefore(from) && !entry.day().isAfter(to))
                .toList();
    }

    private FeedEntry entry(InboxTask task, Locale reader) {
        String what = task.label().in(reader);
        String project = task.label().project();
        boolean gate = task.step().equals("decideGate");
        return FeedEntry.due(
                "task-" + task.id(),
                project.isEmpty() ? what : texts.message(reader, "notice.feed.title", what, project),
                texts.message(reader, gate ? "notice.feed.gate" : "notice.feed.task"),
                "/camunda/app/tasklist/default/#/?task=" + task.id(),
                LocalDate.ofInstant(task.due(), clock.getZone()));
    }
}
