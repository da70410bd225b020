package org.gatehouse.lesson;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gatehouse.engine.Steps;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What projects taught: written by their team while they run, read by whoever may see them. */
@Service
@Transactional
public class Lessons {

    static final int MOST = 500;

    private final LessonRows rows;
    private final Projects projects;
    private final Steps steps;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Lessons(
            LessonRows rows,
            Projects projects,
            Steps steps,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.projects = projects;
        this.steps = steps;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /**
     * As it is entered.
     *
     * @param step {@code process/element}
     */
    public record Draft(String step, String whatHappened, String whatToDo, String tag) {}

    /** One page of what was found. */
    record Found(List<Lesson> lessons, long count) {}

    /** In the order they were written; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Lesson> of(String projectKey) {
        return rows.of(projectKey);
    }

    public void add(String projectKey, Draft draft) {
        projects.contributable(projectKey);
        Steps.Step step = check(draft);
        if (rows.of(projectKey).size() >= MOST) {
            throw new InvalidInput("", "lesson.error.tooMany", MOST);
        }
        Lesson lesson = new Lesson(
                0,
                projectKey,
                step.process(),
                step.element(),
                step.name(),
                draft.whatHappened(),
                draft.whatToDo(),
                draft.tag(),
                me.id(),
                clock.instant());
        rows.save(lesson);
        events.publishEvent(new LessonChanged(projectKey, "lesson.added", lesson.whatHappened()));
    }

    /** By who wrote it, or the project manager. */
    void remove(String projectKey, long id) {
        Project project = projects.contributable(projectKey);
        Lesson lesson = rows.find(id)
                .filter(found -> found.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
        if (!mayRemove(lesson, project)) {
            throw new NotAllowed("lesson.error.notYours");
        }
        rows.remove(id);
        events.publishEvent(new LessonChanged(projectKey, "lesson.removed", lesson.whatHappened()));
    }

    boolean mayRemove(Lesson lesson, Project project) {
        return project.isRunning()
                && project.isTeam(me.id())
                && (me.id().equals(lesson.writtenBy()) || me.id().equals(project.managerId()));
    }

    /** Lessons that contain the words, of the projects the signed-in person may see; newest first. */
    @Transactional(readOnly = true)
    Found search(String words, String tag, int limit, long offset) {
        Collection<String> visible = visible();
        if (visible != null && visible.isEmpty()) {
            return new Found(List.of(), 0);
        }
        return new Found(rows.search(visible, words, tag, limit, offset), rows.count(visible, words, tag));
    }

    @Transactional(readOnly = true)
    List<String> tags() {
        Collection<String> visible = visible();
        return visible != null && visible.isEmpty() ? List.of() : rows.tags(visible);
    }

    private Collection<String> visible() {
        return projects.seesAll() ? null : projects.mineByKey();
    }

    private Steps.Step check(Draft draft) {
        List<Problem> problems = new ArrayList<>();
        Steps.Step step = steps.all().stream()
                .filter(known -> (known.process() + "/" + known.element()).equals(draft.step()))
                .findFirst()
                .orElse(null);
        if (step == null) {
            problems.add(Problem.of("step", "lesson.error.step"));
        }
        require("whatHappened", draft.whatHappened(), problems);
        require("whatToDo", draft.whatToDo(), problems);
        if (draft.tag().length() > 60) {
            problems.add(Problem.of("tag", "error.tooLong", "tag", 60));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return step;
    }

    private static void require(String field, String text, List<Problem> problems) {
        if (text.isBlank()) {
            problems.add(Problem.of(field, "error.required", field));
        } else if (text.length() > 4000) {
            problems.add(Problem.of(field, "error.tooLong", field, 4000));
        }
    }
}
