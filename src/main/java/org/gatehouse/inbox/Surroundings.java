package org.gatehouse.inbox;

import org.gatehouse.person.CurrentPerson;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every view of work has around it: the timer, the way back from the last action, keys. */
@Component
class Surroundings {

    private final InboxSettings settings;
    private final Timers timers;
    private final LastSteps steps;
    private final CurrentPerson me;

    Surroundings(InboxSettings settings, Timers timers, LastSteps steps, CurrentPerson me) {
        this.settings = settings;
        this.timers = timers;
        this.steps = steps;
        this.me = me;
    }

    /**
     * Tells the page.
     *
     * @param place address of the view without its query
     * @param query what is asked of it, as links to the same view begin
     */
    void of(Model model, String place, String query) {
        model.addAttribute("setting", settings.mine());
        model.addAttribute("timer", timers.mine().orElse(null));
        model.addAttribute("now", timers.now());
        model.addAttribute("undo", steps.offered(me.id()).orElse(null));
        model.addAttribute("place", place);
        model.addAttribute("here", place + "?" + query);
        model.addAttribute("today", timers.today());
    }
}
