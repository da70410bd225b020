package org.gatehouse.lesson;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.engine.Steps;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
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

/** What projects taught: written by their team while they run, read and judged by the whole house. */
@Service
@Transactional
public class Lessons {

    static final int MOST = 500;
    static final int MOST_TAGS = 10;
    static final int MARKET = 200;
    static final List<String> CATEGORIES = List.of("well", "badly", "idea");

    private final LessonRows rows;
    private final Hints hints;
    private final Repetition repetition;
    private final Projects projects;
    private final Steps steps;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Lessons(
            LessonRows rows,
            Hints hints,
            Repetition repetition,
            Projects projects,
            Steps steps,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.hints = hints;
        this.repetition = repetition;
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
     * @param category {@code well}, {@code badly}, {@code idea} or empty
     * @param market null for the project's own
     */
    public record Draft(
            String step, String category, String whatHappened, String whatToDo, List<String> tags, String market) {

        public static Draft of(String step, String whatHappened, String whatToDo, String... tags) {
            return new Draft(step, "", whatHappened, whatToDo, List.of(tags), null);
        }
    }

    /** In the order they were written; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Lesson> of(String projectKey) {
        return rows.of(projectKey);
    }

    /**
     * What earlier projects learnt at a step and matters most to this one: same market and tags first, then how surely it
     * helps, then the newest. Never its own, never what most readers find unhelpful.
     */
    @Transactional(readOnly = true)
    public List<Lesson> relevant(String process, String element, String projectKey, int most) {
        return hints.at(List.of(process + "/" + element), projects.require(projectKey), most);
    }

    /** Anybody in the house may read it. */
    @Transactional(readOnly = true)
    Lesson require(long id) {
        return rows.find(id).orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    /** @return its id */
    public long add(String projectKey, Draft draft) {
        Project project = projects.contributable(projectKey);
        long change = rows.nextNumber();
        Lesson lesson = lesson(project, draft, 0, 0);
        if (rows.count(projectKey) >= MOST) {
            throw new InvalidInput("", "lesson.error.tooMany", MOST);
        }
        long id = rows.add(lesson, change);
        events.publishEvent(LessonChanged.of("lesson.added", lesson));
        repetition.look(lesson.process(), lesson.element());
        return id;
    }

    /** By who wrote it, or the project manager. */
    void change(String projectKey, long id, int version, Draft draft) {
        Project project = projects.contributable(projectKey);
        Lesson before = mine(project, id);
        long change = rows.nextNumber();
        Lesson after = lesson(project, draft, id, version);
        if (!rows.change(after, change)) {
            throw new Conflict("error.changedMeanwhile");
        }
        events.publishEvent(
                LessonChanged.of("lesson.changed", after).with(facts(before).changedTo(facts(after))));
        repetition.look(after.process(), after.element());
    }

    /** By who wrote it, or the project manager. */
    void remove(String projectKey, long id) {
        Project project = projects.contributable(projectKey);
        Lesson lesson = mine(project, id);
        rows.remove(id, clock.instant(), rows.nextNumber());
        repetition.forget(id);
        events.publishEvent(LessonChanged.of("lesson.removed", lesson));
    }

    /** One vote a person, changed at will; nobody judges their own. @param helpful null to take it back */
    void judge(long id, Boolean helpful) {
        long change = rows.nextNumber();
        Lesson lesson = require(id);
        if (lesson.writtenBy().equals(me.id())) {
            throw new NotAllowed("lesson.error.own");
        }
        if (Objects.equals(rows.votes(me.id(), Set.of(id)).get(id), helpful)) {
            return;
        }
        rows.vote(id, me.id(), helpful, clock.instant(), change);
        String action = helpful == null
                ? "lesson.judgementWithdrawn"
                : helpful ? "lesson.foundHelpful" : "lesson.foundUnhelpful";
        events.publishEvent(LessonChanged.of(action, lesson));
        repetition.look(lesson.process(), lesson.element());
    }

    boolean mayAdd(Project project) {
        return project.isRunning() && project.isTeam(me.id());
    }

    boolean mayChange(Lesson lesson, Project project) {
        return project.isRunning()
                && project.isTeam(me.id())
                && (me.id().equals(lesson.writtenBy()) || me.id().equals(project.managerId()));
    }

    private Lesson mine(Project project, long id) {
        Lesson lesson = rows.find(id)
                .filter(found -> found.projectKey().equals(project.key()))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
        if (!mayChange(lesson, project)) {
            throw new NotAllowed("lesson.error.notYours");
        }
        return lesson;
    }

    private Lesson lesson(Project project, Draft draft, long id, int version) {
        List<Problem> problems = new ArrayList<>();
        Steps.Step step = steps.all().stream()
                .filter(known -> (known.process() + "/" + known.element()).equals(draft.step()))
                .findFirst()
                .orElse(null);
        if (step == null) {
            problems.add(Problem.of("step", "lesson.error.step"));
        }
        if (!draft.category().isEmpty() && !CATEGORIES.contains(draft.category())) {
            problems.add(Problem.of("category", "lesson.error.category"));
        }
        require("whatHappened", draft.whatHappened().strip(), problems);
        require("whatToDo", draft.whatToDo().strip(), problems);
        List<String> tags = tidy(draft.tags());
        if (tags.size() > MOST_TAGS) {
            problems.add(Problem.of("tags", "lesson.error.tags", MOST_TAGS));
        }
        if (tags.stream().anyMatch(tag -> tag.length() > 60)) {
            problems.add(Problem.of("tags", "error.tooLong", "tag", 60));
        }
        String market = draft.market() == null
                ? cut(project.targetMarket())
                : draft.market().strip();
        if (market.length() > MARKET) {
            problems.add(Problem.of("market", "error.tooLong", "targetMarket", MARKET));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new Lesson(
                id,
                version,
                project.key(),
                step.process(),
                step.element(),
                step.name(),
                draft.category(),
                draft.whatHappened().strip(),
                draft.whatToDo().strip(),
                tags,
                market,
                me.id(),
                clock.instant(),
                0,
                0);
    }

    /** A project's market as a lesson keeps it. */
    static String cut(String market) {
        String plain = market.strip();
        return plain.length() <= MARKET ? plain : plain.substring(0, MARKET);
    }

    /** As people separate tags, in either language. */
    static List<String> tags(String written) {
        return Arrays.asList(written.split("[,，、;；\\n]"));
    }

    /** Each once, whatever its capitals, in the alphabet's order. */
    private static List<String> tidy(Collection<String> written) {
        Map<String, String> tags = new TreeMap<>();
        written.stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .forEach(tag -> tags.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag));
        return List.copyOf(tags.values());
    }

    private static void require(String field, String text, List<Problem> problems) {
        if (text.isBlank()) {
            problems.add(Problem.of(field, "error.required", field));
        } else if (text.length() > 4000) {
            problems.add(Problem.of(field, "error.tooLong", field, 4000));
        }
    }

    private static Facts facts(Lesson lesson) {
        return Facts.of("step", lesson.step())
                .and("category", lesson.category())
                .and("whatHappened", lesson.whatHappened())
                .and("whatToDo", lesson.whatToDo())
                .and("tags", lesson.tags())
                .and("targetMarket", lesson.market());
    }
}
