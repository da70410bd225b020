package org.gatehouse.lesson;

import java.util.List;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** What earlier projects learnt at this gate, in its dossier. */
@Component
class LessonsSection implements DossierSection {

    private static final int SHOWN = 3;

    private final Hints hints;
    private final Projects projects;

    LessonsSection(Hints hints, Projects projects) {
        this.hints = hints;
        this.projects = projects;
    }

    @Override
    public String key() {
        return "lessons";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public boolean appliesTo(String gate) {
        return true;
    }

    /** Of this gate in the lifecycle first, then of gates as such. */
    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Evidence evidence = new Evidence()
                .columns(
                        "lesson.whatHappened",
                        "lesson.whatToDo",
                        "lesson.market",
                        "lesson.helpful",
                        "lesson.unhelpful");
        for (Lesson lesson :
                hints.at(List.of("project/" + gate + "Gate", "gate/decideGate"), projects.require(projectKey), SHOWN)) {
            evidence.row(
                    Value.text(lesson.whatHappened()),
                    Value.text(lesson.whatToDo()),
                    Value.text(lesson.market()),
                    Value.number(lesson.helpful()),
                    Value.number(lesson.unhelpful()));
        }
        return evidence;
    }
}
