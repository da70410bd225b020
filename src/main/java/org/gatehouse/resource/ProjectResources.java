package org.gatehouse.resource;

import java.util.List;
import java.util.Objects;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.ProjectResource.Kind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who and what projects work with; the project manager says. */
@Service
@Transactional
public class ProjectResources {

    /** Resources a project may have. */
    static final int MOST = 2000;

    private final ProjectResourceRepository resources;
    private final CalendarRows calendars;
    private final Projects projects;
    private final People people;
    private final ApplicationEventPublisher events;

    ProjectResources(
            ProjectResourceRepository resources,
            CalendarRows calendars,
            Projects projects,
            People people,
            ApplicationEventPublisher events) {
        this.resources = resources;
        this.calendars = calendars;
        this.projects = projects;
        this.people = people;
        this.events = events;
    }

    /** A project's resources in the order they came; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<ProjectResource> of(String projectKey) {
        return resources.findByProjectKeyOrderById(projectKey);
    }

    @Transactional(readOnly = true)
    public ProjectResource require(String projectKey, long id) {
        return resources
                .findById(id)
                .filter(resource -> resource.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    /** The person as a resource of the project, made where they are none yet; who may is the caller's affair. */
    public ProjectResource ofPerson(String projectKey, String personId) {
        return resources
                .findByProjectKeyAndPersonId(projectKey, personId)
                .orElseGet(() -> open(projectKey, ResourceDraft.person(personId)));
    }

    /** The role of this name, made where there is none yet; who may is the caller's affair. */
    public ProjectResource placeholder(String projectKey, String name) {
        return of(projectKey).stream()
                .filter(each -> each.kind() == Kind.PLACEHOLDER && each.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseGet(() -> open(projectKey, ResourceDraft.placeholder(name)));
    }

    /** As {@link #add}, in an import, a template or beside an item; who may is the caller's affair. */
    public ProjectResource open(String projectKey, ResourceDraft draft) {
        check(projectKey, draft);
        if (of(projectKey).size() >= MOST) {
            throw new Conflict("resource.error.tooMany", MOST);
        }
        ProjectResource resource = ProjectResource.of(projectKey, draft);
        if (draft.kind() == Kind.PERSON) {
            resource.become(draft.personId(), people.name(draft.personId()));
        }
        return resources.save(resource);
    }

    /** As {@link #change}, in an import; who may is the caller's affair. */
    public void rewrite(String projectKey, long id, ResourceDraft draft) {
        ProjectResource resource = require(projectKey, id);
        reword(resource, draft);
        save(resource);
    }

    public ProjectResource add(String projectKey, ResourceDraft draft) {
        Project project = projects.steerable(projectKey);
        if (draft.kind() == Kind.PERSON) {
            requireFree(project, draft.personId());
        }
        ProjectResource resource = open(projectKey, draft);
        tell(resource, "resource.added", Facts.NONE.changedTo(facts(resource)));
        return resource;
    }

    /** @param version of the resource the person looked at */
    public void change(String projectKey, long id, int version, ResourceDraft draft) {
        projects.steerable(projectKey);
        ProjectResource resource = require(projectKey, id);
        if (resource.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        boolean otherTime = !Objects.equals(resource.calendarId(), draft.calendarId());
        Facts before = facts(resource);
        reword(resource, draft);
        save(resource);
        tell(resource, "resource.changed", before.changedTo(facts(resource)));
        if (otherTime) {
            events.publishEvent(new WorkingTimeChanged(projectKey, null));
        }
    }

    /** Lets somebody of the team fill a role. Work of the role becomes theirs. */
    public void bind(String projectKey, long id, String personId) {
        Project project = projects.steerable(projectKey);
        ProjectResource role = require(projectKey, id);
        if (role.kind() != Kind.PLACEHOLDER) {
            throw new Conflict("resource.error.noRole", role.name());
        }
        requireTeam(project, personId);
        String name = role.name();
        resources
                .findByProjectKeyAndPersonId(projectKey, personId)
                .ifPresentOrElse(
                        present -> {
                            events.publishEvent(new ResourceReplaced(projectKey, id, present.id()));
                            resources.delete(role);
                        },
                        () -> {
                            role.become(personId, people.name(personId));
                            save(role);
                        });
        events.publishEvent(new ResourceChanged(
                projectKey,
                "resource.bound",
                name,
                List.of(people.name(personId)),
                Facts.of("personId", "").changedTo(Facts.of("personId", personId))));
        events.publishEvent(new WorkingTimeChanged(projectKey, null));
    }

    /** Removes what no item uses. */
    public void remove(String projectKey, long id) {
        projects.steerable(projectKey);
        ProjectResource resource = require(projectKey, id);
        try {
            resources.deleteById(id);
        } catch (DataIntegrityViolationException used) {
            throw new Conflict("resource.error.used", nameOf(resource));
        }
        tell(resource, "resource.removed", facts(resource).changedTo(Facts.NONE));
    }

    /** What people call it. */
    public String nameOf(ProjectResource resource) {
        return resource.kind() == Kind.PERSON ? people.name(resource.personId()) : resource.name();
    }

    private void reword(ProjectResource resource, ResourceDraft draft) {
        boolean same = draft.kind() == resource.kind() && Objects.equals(draft.personId(), resource.personId());
        if (!same) {
            throw new InvalidInput("kind", "resource.error.kind");
        }
        check(resource.projectKey(), draft);
        String name = resource.name();
        resource.reword(draft);
        if (resource.kind() == Kind.PERSON) {
            resource.become(resource.personId(), name);
        }
    }

    private void check(String projectKey, ResourceDraft draft) {
        draft.check();
        if (draft.kind() == Kind.PERSON && !people.exists(draft.personId())) {
            throw new InvalidInput("personId", "project.error.unknownPerson", draft.personId());
        }
        if (draft.calendarId() != null && !calendars.of(projectKey).containsKey(draft.calendarId())) {
            throw new InvalidInput("calendarId", "resource.error.noCalendar");
        }
    }

    private void requireFree(Project project, String personId) {
        requireTeam(project, personId);
        if (resources.findByProjectKeyAndPersonId(project.key(), personId).isPresent()) {
            throw new Conflict("resource.error.alreadyThere", people.name(personId));
        }
    }

    private void requireTeam(Project project, String personId) {
        if (!project.isTeam(personId)) {
            throw new InvalidInput("personId", "resource.error.notTeam", people.name(personId));
        }
    }

    private Facts facts(ProjectResource resource) {
        CalendarRules calendar = resource.calendarId() == null
                ? null
                : calendars.of(resource.projectKey()).get(resource.calendarId());
        return resource.facts(calendar == null ? "" : calendar.name());
    }

    private void tell(ProjectResource resource, String action, List<Change> changes) {
        events.publishEvent(new ResourceChanged(resource.projectKey(), action, nameOf(resource), List.of(), changes));
    }

    private void save(ProjectResource resource) {
        try {
            resources.save(resource);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }
}
