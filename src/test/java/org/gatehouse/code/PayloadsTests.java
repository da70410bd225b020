package org.gatehouse.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.code.Happened.Kind;
import org.gatehouse.code.Happened.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each provider's documented deliveries tell. */
class PayloadsTests {

    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "GITHUB, push, push, COMMIT, COMMITTED, false",
        "GITHUB, push-default-branch, push, COMMIT, COMMITTED, true",
        "GITHUB, pull-request-opened, pull_request, REQUEST, OPEN, false",
        "GITHUB, pull-request-opened-without-body, pull_request, REQUEST, OPEN, false",
        "GITHUB, pull-request-merged, pull_request, REQUEST, MERGED, true",
        "GITHUB, pull-request-closed, pull_request, REQUEST, CLOSED, false",
        "GITHUB, workflow-run, workflow_run, BUILD, FAILED, false",
        "GITHUB, check-run, check_run, BUILD, PASSED, false",
        "GITHUB, status, status, BUILD, PASSED, false",
        "GITLAB, push, Push Hook, COMMIT, COMMITTED, false",
        "GITLAB, push-default-branch, Push Hook, COMMIT, COMMITTED, true",
        "GITLAB, merge-request-opened, Merge Request Hook, REQUEST, OPEN, false",
        "GITLAB, merge-request-merged, Merge Request Hook, REQUEST, MERGED, true",
        "GITLAB, merge-request-closed, Merge Request Hook, REQUEST, CLOSED, false",
        "GITLAB, pipeline, Pipeline Hook, BUILD, PASSED, false",
        "GITLAB, job, Job Hook, BUILD, FAILED, false",
        "GITEE, push, Push Hook, COMMIT, COMMITTED, false",
        "GITEE, push-default-branch, Push Hook, COMMIT, COMMITTED, true",
        "GITEE, pull-request-opened, Merge Request Hook, REQUEST, OPEN, false",
        "GITEE, pull-request-merged, Merge Request Hook, REQUEST, MERGED, true",
        "GITEE, pull-request-closed, Merge Request Hook, REQUEST, CLOSED, false",
        "GITEA, push, push, COMMIT, COMMITTED, false",
        "GITEA, push-default-branch, push, COMMIT, COMMITTED, true",
        "GITEA, pull-request-opened, pull_request, REQUEST, OPEN, false",
        "GITEA, pull-request-merged, pull_request, REQUEST, MERGED, true",
        "GITEA, pull-request-closed, pull_request, REQUEST, CLOSED, false",
        "GITEA, workflow-run, workflow_run, BUILD, PASSED, false",
        "GITEA, status, status, BUILD, FAILED, false",
    })
    void eachTellsWhatHappenedToTheItemItNames(
            Provider provider, String name, String header, Kind kind, State state, boolean closes) throws IOException {
        Told told = told(provider, name, header);
        assertThat(told.repository()).isEqualTo("house/website");
        Happened first = told.events().get(0);
        assertThat(first.kind()).isEqualTo(kind);
        assertThat(first.state()).isEqualTo(state);
        assertThat(ItemKeys.in(first.text())).containsExactly("SEO-12");
        assertThat(ItemKeys.closedIn(first.closingText()))
                .isEqualTo(closes ? java.util.Set.of("SEO-12") : java.util.Set.of());
        assertThat(first.title()).isNotBlank();
        assertThat(first.id()).isNotBlank();
        assertThat(first.author()).isNotBlank();
        assertThat(first.url()).startsWith("https://");
        assertThat(first.at()).as("its own time").isBetween("2026-03-02T08:00:00Z", "2026-03-02T09:30:00Z");
    }

    @Test
    void onlyTheCommitsThatNameTheItemAreItsOwn() throws IOException {
        assertThat(told(Provider.GITHUB, "push", "push").events())
                .extracting(event -> ItemKeys.in(event.text()).size())
                .containsExactly(1, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, ping, ping",
        "GITHUB, push-tag-deleted, push",
        "GITHUB, push, unheard_of",
        "GITLAB, issue, Issue Hook",
        "GITEE, note, Note Hook",
        "GITEA, push, fork",
    })
    void whatIsNotLookedAtTellsNothing(Provider provider, String name, String header) throws IOException {
        assertThat(told(provider, name, header).events()).isEmpty();
    }

    /** A provider that changes its payloads, or somebody with a secret and bad intentions. */
    @ParameterizedTest
    @CsvSource({
        "push",
        "pull_request",
        "workflow_run",
        "check_run",
        "check_suite",
        "status",
        "merge_request",
        "pipeline",
        "build"
    })
    void whatIsMissingIsEmpty(String event) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String body :
                List.of("{}", "{\"object_kind\":\"" + event + "\",\"ref\":\"refs/heads/x\",\"commits\":[7,null,{}]}")) {
            Payload payload = new Payload(json.readTree(body), NOW);
            for (Provider provider : Provider.values()) {
                for (Happened happened : Told.by(provider, event, payload).events()) {
                    assertThat(happened.at()).isEqualTo(NOW);
                    assertThat(happened.url()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/house/website/commit/1, true",
        "http://git.internal:3000/a, true",
        "javascript:alert(1), false",
        "'data:text/html;base64,PHNjcmlwdD4=', false",
        "//evil.example/x, false",
        "ftp://evil.example/x, false",
        "https:///x, false",
        "' https://evil.example', false",
    })
    void linksLeadToTheWebOnly(String link, boolean isWeb) {
        assertThat(Payload.web(link)).isEqualTo(isWeb ? link : "");
    }

    private static Told told(Provider provider, String name, String header) throws IOException {
        byte[] body = read(provider, name);
        Hook hook = new Hook(Map.of(eventHeader(provider), header), body);
        Payload payload = new Payload(new ObjectMapper().readTree(body), NOW);
        return Told.by(provider, Intake.event(provider, hook, payload), payload);
    }

    static String eventHeader(Provider provider) {
        return "x-" + provider.name().toLowerCase(Locale.ROOT) + "-event";
    }

    static byte[] read(Provider provider, String name) {
        String path = "/webhooks/" + provider.name().toLowerCase(Locale.ROOT) + "/" + name + ".json";
        try (InputStream in = PayloadsTests.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static byte[] read(Provider provider, String name, String itemKey) {
        return new String(read(provider, name), StandardCharsets.UTF_8)
                .replace("SEO-12", itemKey)
                .replace("seo-12", itemKey.toLowerCase(Locale.ROOT))
                .getBytes(StandardCharsets.UTF_8);
    }
}
