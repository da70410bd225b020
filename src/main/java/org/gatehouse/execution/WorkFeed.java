package org.gatehouse.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.notice.FeedContributor;
import org.gatehouse.notice.FeedEntry;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** When a person's items are due, for their calendar. */
@Component
class WorkFeed implements FeedContributor {

    private final WorkItems items;
    private final Projects projects;
    private final MessageSource messages;

    WorkFeed(WorkItems items, Projects projects, MessageSource messages) {
        this.items = items;
        this.projects = projects;
        this.messages = messages;
    }

    @Override
    public List<FeedEntry> of(String person, LocalDate from, LocalDate to, Locale reader) {
        List<WorkItem> due = items.due(person, from, to);
        Map<String, String> names =
                projects.names(due.stream().map(WorkItem::projectKey).collect(Collectors.toSet()));
        return due.stream()
                .map(item -> {
                    Object[] words = {item.key(), item.title(), names.get(item.projectKey())};
                    return FeedEntry.due(
                            "item-" + item.key(),
                            messages.getMessage("execution.feed.due", words, reader),
                            messages.getMessage("execution.feed.project", words, reader),
                            Reminders.link(item),
                            item.finishDate());
                })
                .toList();
    }
}
