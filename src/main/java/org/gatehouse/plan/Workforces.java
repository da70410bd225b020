package org.gatehouse.plan;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.Capacity;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads who works on a plan, in a fixed number of statements. */
@Component
@Transactional(readOnly = true)
public class Workforces {

    private final Calendars calendars;
    private final Capacity capacity;
    private final ProjectResources resources;

    Workforces(Calendars calendars, Capacity capacity, ProjectResources resources) {
        this.calendars = calendars;
        this.capacity = capacity;
        this.resources = resources;
    }

    /** Everybody whom these drafts or the project's resources name. */
    public Workforce of(String projectKey, Collection<ItemDraft> drafts) {
        var ofProject = resources.of(projectKey);
        Set<String> people = Stream.concat(
                        drafts.stream().map(ItemDraft::ownerId).filter(id -> !id.isEmpty()),
                        ofProject.stream().map(ProjectResource::personId).filter(id -> id != null))
                .collect(Collectors.toSet());
        return new Workforce(
                calendars.in(projectKey, people),
                capacity.of(people),
                ofProject.stream().collect(Collectors.toMap(ProjectResource::id, Function.identity())));
    }
}
