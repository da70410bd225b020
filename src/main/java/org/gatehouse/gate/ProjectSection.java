package org.gatehouse.gate;

import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** The project's frame, first in every dossier. */
@Component
class ProjectSection implements DossierSection {

    private final Projects projects;

    ProjectSection(Projects projects) {
        this.projects = projects;
    }

    @Override
    public String key() {
        return "project";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean appliesTo(String gate) {
        return true;
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Project project = projects.require(projectKey);
        return new Evidence()
                .line("field.name", Value.text(project.key() + " " + project.name()))
                .line("field.description", Value.text(project.description()))
                .line("field.targetMarket", Value.text(project.targetMarket()))
                .line("field.marketingStrategy", Value.text(project.marketingStrategy()))
                .line("field.startDate", Value.date(project.startDate()))
                .line("field.endDate", Value.date(project.endDate()))
                .line("field.budget", Value.money(project.budget(), project.currency()))
                .line("field.manager", Value.person(project.managerId()))
                .line("field.sponsor", Value.person(project.sponsorId()));
    }
}
