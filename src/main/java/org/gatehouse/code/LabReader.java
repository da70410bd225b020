package org.gatehouse.code;

import java.util.List;
import org.gatehouse.code.Happened.Kind;
import org.gatehouse.code.Happened.State;

/** Reads what GitLab sends. */
final class LabReader {

    private static final int MOST_COMMITS = 500;

    private LabReader() {}

    static Told read(Payload payload) {
        String path = payload.text("project", "path_with_namespace");
        String repository = path.isEmpty() ? payload.at("repository").firstText("name") : path;
        List<Happened> events = switch (payload.text("object_kind")) {
            case "push" -> push(payload);
            case "merge_request" -> List.of(request(payload));
            case "pipeline" -> List.of(pipeline(payload));
            case "build" -> List.of(job(payload));
            default -> List.of();
        };
        return new Told(repository, events);
    }

    private static List<Happened> push(Payload push) {
        String branch = push.branch();
        if (branch.isEmpty()) {
            return List.of();
        }
        boolean isDefault = branch.equals(push.text("project", "default_branch"));
        return push.each("commits").stream()
                .limit(MOST_COMMITS)
                .map(commit -> HubReader.commit(commit, branch, isDefault))
                .toList();
    }

    private static Happened request(Payload payload) {
        Payload request = payload.at("object_attributes");
        String title = request.text("title");
        String description = request.text("description");
        String branch = request.text("source_branch");
        State state = switch (request.text("state")) {
            case "merged" -> State.MERGED;
            case "closed" -> State.CLOSED;
            default -> State.OPEN;
        };
        return new Happened(
                Kind.REQUEST,
                request.text("iid"),
                title,
                String.join("\n", title, description, branch),
                state == State.MERGED ? title + "\n" + description : "",
                branch,
                state,
                payload.at("user").firstText("name", "username"),
                request.link("url"),
                request.text("last_commit", "id"),
                request.time("updated_at", "created_at"));
    }

    private static Happened pipeline(Payload payload) {
        Payload pipeline = payload.at("object_attributes");
        String branch = pipeline.text("ref");
        String id = pipeline.text("id");
        String link = pipeline.link("url");
        return new Happened(
                Kind.BUILD,
                "pipeline " + id,
                pipeline.text("name").isEmpty() ? "#" + id : pipeline.text("name"),
                String.join(
                        "\n",
                        payload.text("commit", "message"),
                        payload.text("merge_request", "title"),
                        payload.text("merge_request", "source_branch"),
                        branch),
                "",
                branch,
                HubReader.stateOf(pipeline.text("status")),
                payload.at("user").firstText("name", "username"),
                link.isEmpty() ? Payload.web(payload.text("project", "web_url") + "/-/pipelines/" + id) : link,
                pipeline.text("sha"),
                pipeline.time("finished_at", "created_at"));
    }

    private static Happened job(Payload job) {
        String branch = job.text("ref");
        String id = job.text("build_id");
        return new Happened(
                Kind.BUILD,
                "job " + id,
                job.text("build_name"),
                job.text("commit", "message") + "\n" + branch,
                "",
                branch,
                HubReader.stateOf(job.text("build_status")),
                job.at("user").firstText("name", "username"),
                Payload.web(job.text("repository", "homepage") + "/-/jobs/" + id),
                job.text("sha"),
                job.time("build_finished_at", "build_started_at", "build_created_at"));
    }
}
