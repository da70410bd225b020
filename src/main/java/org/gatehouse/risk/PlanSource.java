package org.gatehouse.risk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.person.People;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Suggestions from the plan. */
@Component
class PlanSource implements SuggestionSource {

    private final WorkItems items;
    private final People people;
    private final MessageSource messages;
    private final Clock clock;

    PlanSource(WorkItems items, People people, MessageSource messages, Clock clock) {
        this.items = items;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<Suggestion> of(Project project, Locale reader) {
        return new PlanHints(items.of(project.key()), project, LocalDate.now(clock), people::name)
                .all().stream().map(hint -> hint.in(reader, messages)).toList();
    }
}
