package org.gatehouse.demo;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.gatehouse.engine.TimeTravel;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.Projects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One project closed, one in execution, one before its plan gate, one being closed. */
@Component
@Profile("demo")
class DemoProjects {

    private static final Logger log = LoggerFactory.getLogger(DemoProjects.class);

    private final List<Story> stories;
    private final Crew crew;
    private final Timekeeping timekeeping;
    private final Projects projects;
    private final TimeTravel travel;
    private final Clock clock;

    DemoProjects(
            List<Story> stories,
            Crew crew,
            Timekeeping timekeeping,
            Projects projects,
            TimeTravel travel,
            Clock clock) {
        this.stories = stories;
        this.crew = crew;
        this.timekeeping = timekeeping;
        this.projects = projects;
        this.travel = travel;
        this.clock = clock;
    }

    /** On a thread of its own: the stories wait for automated steps, which begin when the house is open. */
    @EventListener(ApplicationReadyEvent.class)
    void raiseTheCurtain() {
        Thread stage = new Thread(this::play, "demo");
        stage.setDaemon(true);
        stage.start();
    }

    private void play() {
        boolean fresh = stories.stream().noneMatch(this::isThere);
        if (fresh) {
            crew.settle();
        }
        try {
            stories.stream().filter(story -> !isThere(story)).forEach(Story::play);
            if (fresh) {
                travel.home();
                crew.complete();
                timekeeping.close(YearMonth.now(clock).minusMonths(2));
            }
        } finally {
            travel.home();
        }
        log.info("demo projects are there; sign in as lin, fang, chen, … (see README)");
    }

    private boolean isThere(Story story) {
        try {
            projects.require(story.projectKey());
            return true;
        } catch (NotFound fresh) {
            return false;
        }
    }
}
