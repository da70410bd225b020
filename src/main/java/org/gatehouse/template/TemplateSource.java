package org.gatehouse.template;

import java.util.List;
import java.util.Locale;
import org.gatehouse.project.Project;
import org.gatehouse.risk.Category;
import org.gatehouse.risk.Suggestion;
import org.gatehouse.risk.Suggestion.Origin;
import org.gatehouse.risk.SuggestionSource;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Suggests the risks that a project's template knows of. */
@Component
class TemplateSource implements SuggestionSource {

    private final RiskHints hints;
    private final MessageSource messages;

    TemplateSource(RiskHints hints, MessageSource messages) {
        this.hints = hints;
        this.messages = messages;
    }

    @Override
    public List<Suggestion> of(Project project, Locale reader) {
        String why = messages.getMessage("template.risks.why", null, reader);
        return hints.of(project.key()).stream()
                .map(hint -> new Suggestion(
                        new Origin("template:" + hint.id(), ""),
                        Category.OTHER,
                        hint.title(),
                        "",
                        "",
                        why,
                        hint.response(),
                        List.of()))
                .toList();
    }
}
