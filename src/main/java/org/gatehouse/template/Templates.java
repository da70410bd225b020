package org.gatehouse.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.schedule.Unschedulable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Templates: those of the house, and those people saved. Whoever may start projects sees all of them. */
@Service
@Transactional
class Templates {

    private static final String SAVED = "s";

    private final ShippedTemplates shipped;
    private final SavedTemplateRepository saved;
    private final PlanReader reader;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final ObjectMapper json;
    private final Clock clock;

    Templates(
            ShippedTemplates shipped,
            SavedTemplateRepository saved,
            PlanReader reader,
            Projects projects,
            People people,
            CurrentPerson me,
            ObjectMapper json,
            Clock clock) {
        this.shipped = shipped;
        this.saved = saved;
        this.reader = reader;
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.json = json;
        this.clock = clock;
    }

    /** Those of the house first. */
    @Transactional(readOnly = true)
    List<Card> all(Locale locale) {
        requireStarter();
        return Stream.concat(
                        shipped.all().stream()
                                .map(template -> of(template, locale).card()),
                        saved.listed().stream()
                                .map(row -> new Card(
                                        SAVED + row.id(),
                                        row.name(),
                                        row.description(),
                                        row.language(),
                                        row.authorId(),
                                        row.itemCount(),
                                        row.roleCount(),
                                        Course.weeks(row.dayCount()))))
                .toList();
    }

    @Transactional(readOnly = true)
    Template require(String id, Locale locale) {
        requireStarter();
        return shipped.find(id).map(template -> of(template, locale)).orElseGet(() -> of(requireSaved(id)));
    }

    /** Whether the signed-in person may rename and retire it. */
    boolean mayKeep(Template template) {
        return !template.authorId().isEmpty() && (me.id().equals(template.authorId()) || me.is(Role.ADMIN));
    }

    /** The project, if the signed-in person may save its plan as a template: its manager, even when it has ended. */
    @Transactional(readOnly = true)
    Project source(String projectKey) {
        Project project = projects.visible(projectKey);
        if (!project.managerId().equals(me.id())) {
            throw new NotAllowed("project.error.managerOnly", people.name(project.managerId()));
        }
        return project;
    }

    /**
     * Saves a project's plan; returns the template's id.
     *
     * @param roleNames what the roles are to be called, by {@link PlanReader.Worker#id}
     */
    String save(String projectKey, Saving saving, Map<String, String> roleNames) {
        Project project = source(projectKey);
        saving.check();
        Blueprint plan = reader.read(project, saving, roleNames);
        if (plan.itemCount() == 0) {
            throw new Conflict("template.error.empty");
        }
        try {
            byte[] content = json.writeValueAsBytes(plan);
            return SAVED
                    + saved.save(SavedTemplate.of(saving, projectKey, me.id(), clock.instant(), plan, content))
                            .id();
        } catch (Unschedulable circle) {
            throw new Conflict("template.error.unschedulable");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void rename(String id, int version, String name, String description) {
        SavedTemplate template = keepable(id, version);
        Saving.check(name.strip(), description.strip());
        template.rename(name.strip(), description.strip());
        keep(template);
    }

    /** Takes it off the list; projects that began from it stay as they are. */
    void retire(String id, int version) {
        SavedTemplate template = keepable(id, version);
        template.retire(clock.instant());
        keep(template);
    }

    private SavedTemplate keepable(String id, int version) {
        requireStarter();
        if (shipped.find(id).isPresent()) {
            throw new NotAllowed("template.error.shipped");
        }
        SavedTemplate template = requireSaved(id);
        if (!me.id().equals(template.authorId()) && !me.is(Role.ADMIN)) {
            throw new NotAllowed("template.error.authorOnly", people.name(template.authorId()));
        }
        if (template.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        return template;
    }

    private void keep(SavedTemplate template) {
        try {
            saved.save(template);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }

    private SavedTemplate requireSaved(String id) {
        if (!id.matches(SAVED + "\\d{1,18}")) {
            throw new NotFound(id);
        }
        return saved.findById(Long.valueOf(id.substring(SAVED.length())))
                .filter(template -> !template.isRetired())
                .orElseThrow(() -> new NotFound(id));
    }

    private void requireStarter() {
        if (!me.is(Role.MANAGER) && !me.is(Role.ADMIN)) {
            throw new NotAllowed("project.error.creator");
        }
    }

    private static Template of(ShippedTemplate shipped, Locale locale) {
        Blueprint blueprint = shipped.in(locale);
        return new Template(
                shipped.id(),
                shipped.name().in(locale),
                shipped.description().in(locale),
                "",
                "",
                0,
                blueprint,
                Course.of(blueprint));
    }

    private Template of(SavedTemplate saved) {
        try {
            Blueprint blueprint = json.readValue(saved.content(), Blueprint.class);
            return new Template(
                    SAVED + saved.id(),
                    saved.name(),
                    saved.description(),
                    saved.language(),
                    saved.authorId(),
                    saved.version(),
                    blueprint,
                    Course.of(blueprint));
        } catch (IOException unreadable) {
            throw new IllegalStateException("template " + saved.id(), unreadable);
        }
    }
}
