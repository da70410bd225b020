package org.gatehouse.inbox;

import java.util.List;
import org.gatehouse.inbox.WorkFilters.WorkFilter;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/** What the signed-in person asks to see, or else what they see first; pages learn of it and of the filters they keep. */
@Component
class ViewWishes {

    private final WorkFilters filters;

    ViewWishes(WorkFilters filters) {
        this.filters = filters;
    }

    Wish mine(MultiValueMap<String, String> parameters, Model model) {
        Asked asked = new Asked(parameters);
        List<WorkFilter> kept = filters.mine(Scope.MINE);
        Wish wish = Wish.of(asked);
        if (!asked.has("state") && !wish.isNarrow()) {
            wish = Wish.of(usual(kept, asked));
        }
        tell(model, wish, wish.query(), wish.isNarrow(), kept, Scope.MINE);
        return wish;
    }

    ProjectWish inProject(MultiValueMap<String, String> parameters, Model model) {
        Asked asked = new Asked(parameters);
        List<WorkFilter> kept = filters.mine(Scope.PROJECT);
        ProjectWish wish = ProjectWish.of(ProjectWish.isAsked(asked) ? asked : usual(kept, asked));
        tell(model, wish, wish.query(), wish.isNarrow(), kept, Scope.PROJECT);
        return wish;
    }

    private static Asked usual(List<WorkFilter> kept, Asked otherwise) {
        return kept.stream()
                .filter(WorkFilter::usual)
                .findFirst()
                .map(filter -> Asked.parse(filter.query()))
                .orElse(otherwise);
    }

    private static void tell(
            Model model, Record wish, String query, boolean narrow, List<WorkFilter> kept, Scope scope) {
        model.addAttribute("wish", wish);
        model.addAttribute("query", query);
        model.addAttribute("narrow", narrow);
        model.addAttribute("dueChoices", DueWish.CHOICES);
        model.addAttribute("filters", kept);
        model.addAttribute("scope", scope);
        model.addAttribute(
                "shownFilter",
                kept.stream()
                        .filter(filter -> filter.query().equals(query))
                        .findFirst()
                        .orElse(null));
    }
}
