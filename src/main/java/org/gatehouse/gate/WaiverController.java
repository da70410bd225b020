package org.gatehouse.gate;

import java.util.Locale;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Asking for a waiver from the form of a decision, and what the second person is shown. */
@Controller
class WaiverController {

    private final GateReviews reviews;
    private final Waivers waivers;
    private final Engine engine;
    private final CurrentPerson me;
    private final TaskPlaces tasks;

    WaiverController(GateReviews reviews, Waivers waivers, Engine engine, CurrentPerson me, TaskPlaces tasks) {
        this.reviews = reviews;
        this.waivers = waivers;
        this.engine = engine;
        this.me = me;
        this.tasks = tasks;
    }

    @PostMapping("/api/tasks/{taskId}/waivers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(
            @PathVariable String taskId,
            @RequestParam String criterion,
            @RequestParam(defaultValue = "") String reason) {
        GateReview review = reviews.current(place(taskId, "decideGate").processInstanceId());
        waivers.ask(review, criterion, me.id(), reason.strip());
    }

    @GetMapping("/tasks/{taskId}/waiver")
    String asked(@PathVariable String taskId, Model model, Locale locale) {
        GateReview review = reviews.current(place(taskId, "confirmWaiver").processInstanceId());
        int number =
                engine.factOfTask(taskId, Waivers.NUMBER).map(Integer::valueOf).orElseThrow();
        GateReview.Waiver waiver = review.waivers().get(number);
        model.addAttribute("waiver", waiver);
        model.addAttribute("criterion", waivers.name(review, waiver.criterion()).in(locale));
        return "gate/waiver :: asked";
    }

    private TaskPlace place(String taskId, String step) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        if (!place.process().equals("gate") || !place.step().equals(step)) {
            throw new NotFound(taskId);
        }
        return place;
    }
}
