package org.gatehouse.gate;

import org.gatehouse.engine.Engine;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Projects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Asking for one more person's word from the form of a decision, what they are shown, and taking a submission back. */
@Controller
class SignOffController {

    private final GateReviews reviews;
    private final SignOffs signOffs;
    private final Projects projects;
    private final Engine engine;
    private final CurrentPerson me;
    private final TaskPlaces tasks;

    SignOffController(
            GateReviews reviews,
            SignOffs signOffs,
            Projects projects,
            Engine engine,
            CurrentPerson me,
            TaskPlaces tasks) {
        this.reviews = reviews;
        this.signOffs = signOffs;
        this.projects = projects;
        this.engine = engine;
        this.me = me;
        this.tasks = tasks;
    }

    @PostMapping("/api/tasks/{taskId}/sign-offs")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(
            @PathVariable String taskId,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "false") boolean afterwards,
            @RequestParam(defaultValue = "") String question) {
        GateReview review = reviews.current(place(taskId, "decideGate").processInstanceId());
        signOffs.ask(review, me.id(), person, afterwards, question.strip());
    }

    @GetMapping("/tasks/{taskId}/sign-off")
    String asked(@PathVariable String taskId, Model model) {
        GateReview review = reviews.current(place(taskId, SignOffs.STEP).processInstanceId());
        int number =
                engine.factOfTask(taskId, SignOffs.NUMBER).map(Integer::valueOf).orElseThrow();
        model.addAttribute("signOff", review.signOffs().get(number));
        return "gate/sign-off :: asked";
    }

    @PostMapping("/projects/{key}/gates/{id}/withdrawal")
    String withdraw(@PathVariable String key, @PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        projects.visible(key);
        reviews.withdraw(key, id, me.id(), reason.strip());
        return "redirect:/projects/" + key + "/gates/" + id;
    }

    private TaskPlace place(String taskId, String step) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        if (!place.process().equals("gate") || !place.step().equals(step)) {
            throw new NotFound(taskId);
        }
        return place;
    }
}
