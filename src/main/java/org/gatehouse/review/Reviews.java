package org.gatehouse.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.change.Changes;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.Label;
import org.gatehouse.health.Health;
import org.gatehouse.health.Healths;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.progress.Progress;
import org.gatehouse.progress.ProgressFigures;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectChanged;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reviews of projects; a project has at most one open. */
@Service
@Transactional
public class Reviews {

    static final Set<String> DECISIONS = Set.of("continue", "adjust", "hold", "stop");

    private static final int LONGEST = 4000;

    private final ReviewRepository reviews;
    private final Measuring measuring;
    private final Healths healths;
    private final StatusReports statuses;
    private final ResourceCheck resources;
    private final Progress progress;
    private final Notices notices;
    private final MessageSource messages;
    private final Projects projects;
    private final Changes changes;
    private final Engine engine;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(
            ReviewRepository reviews,
            Measuring measuring,
            Healths healths,
            StatusReports statuses,
            ResourceCheck resources,
            Progress progress,
            Notices notices,
            MessageSource messages,
            Projects projects,
            Changes changes,
            Engine engine,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reviews = reviews;
        this.measuring = measuring;
        this.healths = healths;
        this.statuses = statuses;
        this.resources = resources;
        this.progress = progress;
        this.notices = notices;
        this.messages = messages;
        this.projects = projects;
        this.changes = changes;
        this.engine = engine;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** The newest review, open or decided; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public Optional<Review> latest(String projectKey) {
        return reviews.findFirstByProjectKeyOrderByNumberDesc(projectKey);
    }

    @Transactional(readOnly = true)
    Optional<Review> of(String processInstanceId) {
        return reviews.findByProcessInstanceId(processInstanceId);
    }

    @Transactional(readOnly = true)
    public Review require(String projectKey, int number) {
        return reviews.findByProjectKeyAndNumber(projectKey, number)
                .orElseThrow(() -> new NotFound(projectKey + " #" + number));
    }

    /** Whether the signed-in person may ask for a review now. */
    @Transactional(readOnly = true)
    public boolean mayAsk(Project project) {
        return mayAskHere(project) && project.isRunning() && open(project.key()).isEmpty();
    }

    /** Opens a review outside the project's rhythm. */
    public void ask(String projectKey) {
        Project project = projects.visible(projectKey);
        if (!mayAskHere(project)) {
            throw new NotAllowed("review.error.managerOrSponsor");
        }
        if (!project.isRunning()) {
            throw new Conflict("review.error.notRunning");
        }
        open(projectKey).ifPresent(review -> {
            throw new Conflict("review.error.open", review.number());
        });
        if (!engine.tell("execution", projectKey, "reviewRequested", Map.of())) {
            throw new Conflict("review.error.notExecuting");
        }
    }

    /**
     * Opens the review of this process instance, or measures the one that is still open anew.
     *
     * @return whether another instance's review is still open
     */
    boolean measure(String projectKey, String processInstanceId) {
        Figures figures = measuring.of(projects.require(projectKey));
        Review review = open(projectKey)
                .or(() -> reviews.findByProcessInstanceId(processInstanceId))
                .orElse(null);
        if (review == null) {
            int number = reviews.lastNumber(projectKey) + 1;
            review =
                    reviews.save(Review.open(projectKey, number, processInstanceId, me.id(), clock.instant(), figures));
            events.publishEvent(ReviewChanged.of(review, "review.opened", ""));
        } else if (review.isOpen()) {
            review.measure(figures);
            save(review);
        }
        return !review.processInstanceId().equals(processInstanceId);
    }

    /** Judges how healthy the project is now, and whether its resources suffice. */
    void score(String projectKey) {
        open(projectKey).ifPresent(review -> {
            look(projects.require(projectKey));
            review.judge(healths.renew(projectKey));
            save(review);
        });
    }

    /**
     * Records how the project goes on, with the status it was decided on, and tells those concerned; returns what the
     * model must know for it.
     */
    Map<String, String> decide(
            String processInstanceId, String decision, String note, Review.Words words, String person) {
        check(decision, note, words);
        Review review =
                reviews.findByProcessInstanceId(processInstanceId).orElseThrow(() -> new NotFound(processInstanceId));
        String projectKey = review.projectKey();
        Project project = projects.require(projectKey);
        Health health = healths.renew(projectKey);
        look(project);
        StatusReport status = statuses.now(project, review);
        review.measure(status.figures());
        review.judge(health);
        review.say(words);
        String changeId =
                decision.equals("adjust") ? changes.openFromReview(projectKey, review.number(), note, person) : null;
        review.decide(decision, note, person, changeId, clock.instant());
        save(review);
        statuses.keep(review, status);
        if (decision.equals("stop")) {
            engine.setFact(projectKey, "stopReason", note);
            engine.setFact(projectKey, "stoppedBy", person);
        }
        events.publishEvent(ReviewChanged.of(review, "review." + decision, note));
        tell(project, review);
        return Map.of(
                "reviewDecision",
                decision,
                "changeId",
                changeId == null ? "" : changeId,
                "requester",
                changeId == null ? "" : person,
                "decisionReason",
                note,
                "decidedBy",
                person);
    }

    /** A project that ends takes its open review with it. */
    @EventListener(condition = "#event.action() == 'project.stopped'")
    void lapse(ProjectChanged event) {
        open(event.projectKey()).ifPresent(review -> {
            review.lapse(clock.instant());
            save(review);
        });
    }

    private void look(Project project) {
        ProgressFigures figures = progress.of(project.key());
        resources.look(project, measuring.of(project, figures), figures);
    }

    private void tell(Project project, Review review) {
        String decision = "review.decision." + review.decision();
        List<String> arguments = List.of(
                project.name().replace('|', '/'),
                Integer.toString(review.number()),
                new Label(text(decision, Locale.ENGLISH), text(decision, Locale.SIMPLIFIED_CHINESE), "").toString());
        String link = "/projects/" + project.key() + "/reviews/" + review.number() + "/report";
        project.team().stream()
                .filter(person -> !person.equals(review.decidedBy()))
                .forEach(person -> notices.tell(person, "notice.review.decided", arguments, link));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static void check(String decision, String note, Review.Words words) {
        List<Problem> problems = new ArrayList<>();
        if (note.isEmpty() && !decision.equals("continue")) {
            problems.add(Problem.of("note", "review.error.note"));
        }
        Map.of("note", note, "achieved", words.achieved(), "problems", words.problems(), "next", words.nextSteps())
                .forEach((field, text) -> {
                    if (text.length() > LONGEST) {
                        problems.add(Problem.of(field, "error.tooLong", field, LONGEST));
                    }
                });
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private Optional<Review> open(String projectKey) {
        return reviews.findByProjectKeyAndDecision(projectKey, "").stream().findFirst();
    }

    private boolean mayAskHere(Project project) {
        return me.id().equals(project.managerId()) || me.id().equals(project.sponsorId());
    }

    private void save(Review review) {
        try {
            reviews.save(review);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }
}
