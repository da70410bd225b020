package org.gatehouse.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/** Everything that can be talked about, asked of the rooms that have it. */
@Component
class Topics {

    private final Map<String, TopicSource> sources;

    Topics(List<TopicSource> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(TopicSource::kind, Function.identity()));
    }

    Topic require(Subject subject) {
        return Optional.ofNullable(sources.get(subject.kind()))
                .flatMap(source -> source.find(subject))
                .orElseThrow(() -> new NotFound(subject.toString()));
    }

    /** Projects themselves; their managers hear of everything in them anyway. */
    @Component
    static class OfProjects implements TopicSource {

        private final Projects projects;

        OfProjects(Projects projects) {
            this.projects = projects;
        }

        @Override
        public String kind() {
            return "project";
        }

        @Override
        public Optional<Topic> find(Subject subject) {
            if (!subject.key().equals(subject.projectKey())) {
                return Optional.empty();
            }
            Project project = projects.require(subject.key());
            return Optional.of(
                    new Topic(project.name(), "/projects/" + project.key(), java.util.Set.of(project.managerId())));
        }
    }
}
