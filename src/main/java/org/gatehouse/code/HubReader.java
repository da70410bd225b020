package org.gatehouse.code;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.code.Happened.Kind;
import org.gatehouse.code.Happened.State;

/** Reads what GitHub sends, and Gitea and Gitee, who send nearly the same. */
final class HubReader {

    private static final int MOST_COMMITS = 500;

    private HubReader() {}

    /** @param event as GitHub names it; other names are nothing that is kept */
    static Told read(String event, Payload payload) {
        String repository = payload.at("repository").firstText("full_name", "path_with_namespace", "name");
        List<Happened> events = switch (event) {
            case "push" -> push(payload);
            case "pull_request" -> List.of(request(payload));
            case "workflow_run" -> List.of(run(payload.at("workflow_run"), payload));
            case "check_run" -> List.of(check(payload.at("check_run")));
            case "check_suite" -> List.of(suite(payload.at("check_suite")));
            case "status" -> List.of(status(payload));
            default -> List.of();
        };
        return new Told(repository, events);
    }

    private static List<Happened> push(Payload push) {
        String branch = push.branch();
        if (branch.isEmpty()) {
            return List.of();
        }
        boolean isDefault = branch.equals(push.text("repository", "default_branch"));
        return push.each("commits").stream()
                .limit(MOST_COMMITS)
                .map(commit -> commit(commit, branch, isDefault))
                .toList();
    }

    static Happened commit(Payload commit, String branch, boolean isDefault) {
        String message = commit.text("message");
        String sha = commit.text("id");
        return new Happened(
                Kind.COMMIT,
                sha,
                Payload.firstLine(message),
                message + "\n" + branch,
                isDefault ? message : "",
                branch,
                State.COMMITTED,
                commit.at("author").firstText("name", "username", "email"),
                commit.link("url"),
                sha,
                commit.time("timestamp"));
    }

    /** Gitee's older hooks tell the request in the payload itself. */
    private static Happened request(Payload payload) {
        Payload request = payload.has("pull_request") ? payload.at("pull_request") : payload;
        String title = request.text("title");
        String body = request.text("body");
        String branch = request.has("head") ? request.text("head", "ref") : payload.text("source_branch");
        State state = requestState(request, payload);
        return new Happened(
                Kind.REQUEST,
                request.firstText("number", "iid", "id"),
                title,
                String.join("\n", title, body, branch),
                state == State.MERGED ? title + "\n" + body : "",
                branch,
                state,
                (request.has("user") ? request.at("user") : payload.at("author"))
                        .firstText("login", "name", "username"),
                request.link("html_url", "url"),
                request.text("merge_commit_sha"),
                request.time("updated_at", "merged_at", "closed_at", "created_at"));
    }

    private static State requestState(Payload request, Payload payload) {
        String state = request.text("state");
        if (request.isTrue("merged")
                || state.equals("merged")
                || payload.text("action").equals("merge")) {
            return State.MERGED;
        }
        return state.equals("closed") ? State.CLOSED : State.OPEN;
    }

    private static Happened run(Payload run, Payload payload) {
        String branch = run.text("head_branch");
        String message = run.text("head_commit", "message");
        String title = run.firstText("name", "display_title");
        return new Happened(
                Kind.BUILD,
                "run " + run.text("id"),
                title.isEmpty() ? payload.text("workflow", "name") : title,
                String.join("\n", message, run.text("display_title"), branch),
                "",
                branch,
                buildState(run),
                run.at("actor").firstText("login", "username"),
                run.link("html_url"),
                run.text("head_sha"),
                run.time("updated_at", "completed_at", "started_at", "created_at"));
    }

    private static Happened check(Payload check) {
        String branch = check.text("check_suite", "head_branch");
        return new Happened(
                Kind.BUILD,
                "check " + check.text("id"),
                check.text("name"),
                branch,
                "",
                branch,
                buildState(check),
                check.text("app", "name"),
                check.link("html_url", "details_url"),
                check.text("head_sha"),
                check.time("completed_at", "started_at"));
    }

    private static Happened suite(Payload suite) {
        String branch = suite.text("head_branch");
        return new Happened(
                Kind.BUILD,
                "suite " + suite.text("id"),
                suite.text("app", "name"),
                suite.text("head_commit", "message") + "\n" + branch,
                "",
                branch,
                buildState(suite),
                suite.at("head_commit", "author").firstText("name"),
                suite.link("html_url"),
                suite.text("head_sha"),
                suite.time("updated_at", "created_at"));
    }

    private static Happened status(Payload status) {
        Payload commit = status.at("commit");
        String message = commit.has("commit") ? commit.text("commit", "message") : commit.text("message");
        String branches = Stream.concat(
                        status.each("branches").stream().map(branch -> branch.text("name")), Stream.of(""))
                .collect(Collectors.joining("\n"));
        String link = status.link("target_url");
        return new Happened(
                Kind.BUILD,
                "status " + status.text("sha") + " " + status.text("context"),
                status.text("context"),
                message + "\n" + branches,
                "",
                Payload.firstLine(branches),
                stateOf(status.text("state")),
                status.at("sender").firstText("login", "username"),
                link.isEmpty() ? commit.link("html_url", "url") : link,
                status.text("sha"),
                status.time("updated_at", "created_at"));
    }

    /** The conclusion, once there is one. */
    private static State buildState(Payload build) {
        return stateOf(build.firstText("conclusion", "status"));
    }

    /** Words of all providers for how a build goes; a step that was not needed counts as passed. */
    static State stateOf(String word) {
        return switch (word) {
            case "success", "neutral", "skipped", "warning" -> State.PASSED;
            case "failure", "failed", "error", "timed_out", "action_required", "startup_failure" -> State.FAILED;
            case "cancelled", "canceled", "stale" -> State.CANCELLED;
            default -> State.RUNNING;
        };
    }
}
