package org.gatehouse.appraisal;

import java.time.Clock;
import java.util.List;
import org.gatehouse.person.CurrentPerson;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps who did what in an appraisal, and lets the trail of its project know that it went on, and no more. */
@Component
class Diary {

    static final String STEPPED = "appraisal.stepped";

    private static final int LONGEST = 4000;

    private final StepRepository steps;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Diary(StepRepository steps, CurrentPerson me, ApplicationEventPublisher events, Clock clock) {
        this.steps = steps;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    List<Step> of(Appraisal it) {
        return steps.findByAppraisalIdOrderById(it.id());
    }

    /** @param trail what the project's trail says, under {@code trail} */
    void note(Appraisal it, String action, String note, String trail) {
        String kept = note.length() <= LONGEST ? note : note.substring(0, LONGEST - 1) + "…";
        steps.save(new Step(null, it.id(), clock.instant(), me.id(), action, kept));
        if (it.isOfProject()) {
            events.publishEvent(new AppraisalChanged(it.projectKey(), trail));
        }
    }

    void note(Appraisal it, String action) {
        note(it, action, "", STEPPED);
    }
}
