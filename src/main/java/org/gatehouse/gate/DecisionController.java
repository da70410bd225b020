package org.gatehouse.gate;

import java.util.List;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the form of a decision needs beside the evidence. */
@Controller
class DecisionController {

    private final GateReviews reviews;
    private final Waivers waivers;
    private final SignOffs signOffs;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final TaskPlaces tasks;

    DecisionController(
            GateReviews reviews,
            Waivers waivers,
            SignOffs signOffs,
            Projects projects,
            People people,
            CurrentPerson me,
            TaskPlaces tasks) {
        this.reviews = reviews;
        this.waivers = waivers;
        this.signOffs = signOffs;
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.tasks = tasks;
    }

    @GetMapping("/api/tasks/{taskId}/decision")
    @ResponseBody
    Choices choices(@PathVariable String taskId) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        GateReview review = reviews.current(place.processInstanceId());
        return new Choices(
                review.gate(),
                GateReviews.choices(review.gate()),
                projects.require(place.projectKey()).team().stream()
                        .map(id -> new Owner(id, people.name(id)))
                        .toList(),
                reviews.reworkSteps(review),
                waivers.unmet(review),
                signOffs.candidates(review, me.id()),
                review.signOffs().stream()
                        .map(one -> new Asked(
                                people.name(one.personId()),
                                one.afterwards(),
                                one.state().name(),
                                one.answer()))
                        .toList());
    }

    /**
     * @param decisions what may be decided here
     * @param team who may own a condition
     * @param steps where rework may begin; the first one is usual
     * @param unmet criteria that are not met, which may be waived
     * @param candidates who may be asked for a sign-off
     * @param asked whose sign-off was asked for in this round
     */
    record Choices(
            String gate,
            List<String> decisions,
            List<Owner> team,
            List<ReworkSteps.Step> steps,
            List<Waivers.Unmet> unmet,
            List<SignOffs.Candidate> candidates,
            List<Asked> asked) {}

    /** @param state see {@link SignOff.State} */
    record Asked(String name, boolean afterwards, String state, String answer) {}

    record Owner(String id, String name) {}
}
