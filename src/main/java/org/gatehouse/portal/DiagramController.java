package org.gatehouse.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.engine.Standing;
import org.gatehouse.engine.Standing.State;
import org.gatehouse.engine.Standing.Step;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.Projects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lifecycle diagram's facts: the drawing and where the project stands in it. */
@RestController
class DiagramController {

    /** Steps of the models during which work items run on their own, beside the process that released them. */
    private static final Set<String> WHILE_WORKING = Set.of("executionPhase", "awaitWork");

    private final Projects projects;
    private final Standing standing;
    private final Inbox inbox;
    private final House house;
    private final Texts texts;

    DiagramController(Projects projects, Standing standing, Inbox inbox, House house, Texts texts) {
        this.projects = projects;
        this.standing = standing;
        this.inbox = inbox;
        this.house = house;
        this.texts = texts;
    }

    record Diagram(String instance, String xml, List<Standing.Crumb> path, List<Mark> steps) {}

    record Mark(
            String id,
            String name,
            String state,
            String stateText,
            List<String> who,
            String since,
            String inside,
            boolean activity,
            boolean running,
            boolean aside,
            boolean listed) {}

    @GetMapping("/projects/{key}/diagram")
    Diagram diagram(@PathVariable String key, @RequestParam(required = false) String instance, Locale locale) {
        projects.visible(key);
        Standing.Place place = standing.of("project", key, instance, locale).orElseThrow(() -> new NotFound(key));
        List<InboxTask> items = place.ended()
                ? List.of()
                : inbox.ofProject(key).stream()
                        .filter(task -> task.process().equals("work-item"))
                        .toList();
        List<Mark> marks = new ArrayList<>();
        for (Step step : place.steps()) {
            marks.add(mark(step, items));
        }
        return new Diagram(place.instance(), place.drawing().xml(), place.path(), marks);
    }

    private Mark mark(Step step, List<InboxTask> items) {
        boolean runs = step.state() == State.ACTIVE || step.state() == State.RESTING;
        boolean works = runs && WHILE_WORKING.contains(step.node().id());
        List<String> who = Stream.concat(step.tasks().stream(), works ? items.stream() : Stream.empty())
                .map(house::who)
                .distinct()
                .toList();
        String since = null;
        if (runs) {
            since = texts.of("diagram.since", texts.since(step.since()));
        } else if (step.finished() != null) {
            since = texts.dateTime(step.finished());
        }
        String state = step.state().name().toLowerCase(Locale.ROOT);
        return new Mark(
                step.node().id(),
                step.node().name(),
                state,
                texts.of("diagram.state." + state),
                runs ? who : List.of(),
                since,
                step.inside(),
                step.node().activity(),
                runs,
                step.node().aside(),
                step.node().activity() && (!step.node().aside() || step.state() != State.OPEN));
    }
}
