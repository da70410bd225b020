package org.gatehouse.drift;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.Label;
import org.gatehouse.gate.GateDecided;
import org.gatehouse.gate.GateStandings;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.notice.Notices;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectChanged;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a gate again when its project has left the tolerances it was approved with; at most one at a time. */
@Service
@Transactional
public class Drifts {

    private static final Set<Phase> LOOKED_AT = Set.of(Phase.PLANNING, Phase.EXECUTION);
    private static final int LONGEST = 4000;

    private final DriftRepository drifts;
    private final References references;
    private final GateStandings gates;
    private final Projects projects;
    private final Notices notices;
    private final Engine engine;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drifts(
            DriftRepository drifts,
            References references,
            GateStandings gates,
            Projects projects,
            Notices notices,
            Engine engine,
            MessageSource messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.drifts = drifts;
        this.references = references;
        this.gates = gates;
        this.projects = projects;
        this.notices = notices;
        this.engine = engine;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** The gate of this project that is open again; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public Optional<Drift> open(String projectKey) {
        return drifts.open(projectKey).stream().findFirst();
    }

    /**
     * Holds the project against what was approved last and opens that gate again where a tolerance is broken. Looked at
     * again while the gate is open, or while the project stands at another gate of its lifecycle, whose approvers see all
     * of it anyway, it changes nothing.
     *
     * @return whether a gate opened
     */
    public boolean look(String projectKey) {
        Project project = projects.require(projectKey);
        if (!project.isRunning()
                || !LOOKED_AT.contains(project.phase())
                || open(projectKey).isPresent()
                || isAtGate(projectKey)) {
            return false;
        }
        return references
                .of(project)
                .map(reference -> {
                    List<Judged> broken = references.compare(project, reference).stream()
                            .filter(Judged::reopens)
                            .toList();
                    return !broken.isEmpty() && reopen(project, reference, broken);
                })
                .orElse(false);
    }

    /** The project manager says what was done; the gate is asked again with the facts as they are then. */
    void mend(String projectKey, String how) {
        if (how.isBlank()) {
            throw new InvalidInput("note", "drift.error.note");
        }
        if (how.length() > LONGEST) {
            throw new InvalidInput("note", "error.tooLong", "note", LONGEST);
        }
        if (!projects.require(projectKey).isRunning()) {
            throw new Conflict("project.error.onHold", projectKey);
        }
        Drift drift = open(projectKey).orElseThrow(() -> new NotFound(projectKey));
        drift.mend(how.strip());
        save(drift);
        events.publishEvent(DriftChanged.of(drift, "drift.mended", how.strip(), why(drift)));
    }

    @EventListener(condition = "#decided.isReconfirmation()")
    void decided(GateDecided decided) {
        drifts.openAt(decided.projectKey() + ":" + decided.gate()).ifPresent(drift -> {
            switch (decided.decision()) {
                case "rework" -> drift.sendBack();
                case "hold" -> {
                    return;
                }
                default -> drift.close(decided.decision(), clock.instant());
            }
            save(drift);
        });
    }

    /** A project that ends takes its open gate with it. */
    @EventListener(condition = "#event.action() == 'project.stopped' or #event.action() == 'project.archived'")
    void lapse(ProjectChanged event) {
        drifts.open(event.projectKey()).forEach(drift -> {
            drift.close("lapsed", clock.instant());
            save(drift);
        });
    }

    private boolean isAtGate(String projectKey) {
        return gates.of(List.of(projectKey)).getOrDefault(projectKey, List.of()).stream()
                .anyMatch(gate -> gate.isOpen() && gate.subject().isEmpty());
    }

    private boolean reopen(Project project, Reference reference, List<Judged> broken) {
        Drift drift = insert(Drift.found(
                project.key(),
                drifts.lastNumber(project.key()) + 1,
                reference.gate(),
                reference.dossier().reviewId(),
                joined(broken, Judged::english, "; "),
                joined(broken, Judged::chinese, "；"),
                clock.instant()));
        Map<String, String> found =
                Map.of("driftGate", drift.gate(), "driftLabel", name(drift).toString());
        if (!engine.tell("project", project.key(), "driftFound", found)) {
            // Its process is on hold, or began with a model that knows no re-confirmation.
            drifts.delete(drift);
            return false;
        }
        events.publishEvent(DriftChanged.of(drift, "drift.found", "", why(drift)));
        Stream.of(project.managerId(), project.sponsorId())
                .distinct()
                .forEach(person -> notices.tell(
                        person,
                        "drift.notice.found",
                        List.of(project.name(), name(drift).toString(), why(drift)),
                        "/projects/" + project.key() + "/drift"));
        return true;
    }

    private static String joined(List<Judged> broken, Function<Judged, String> language, String between) {
        return broken.stream().map(language).collect(Collectors.joining(between));
    }

    private static String why(Drift drift) {
        return new Label(drift.english(), drift.chinese(), "").toString();
    }

    /** What the gate is called now that it is open again. */
    private Label name(Drift drift) {
        String key = "gate.reconfirm." + drift.gate();
        return new Label(
                messages.getMessage(key, null, Locale.ENGLISH),
                messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE),
                "");
    }

    /** Another node may find the same at the same moment; then theirs stands. */
    private Drift insert(Drift drift) {
        try {
            return drifts.save(drift);
        } catch (DataIntegrityViolationException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }

    private void save(Drift drift) {
        try {
            drifts.save(drift);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }
}
