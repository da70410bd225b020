package org.gatehouse.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people see of reviews, and what stays closed to them. */
class ReviewPagesTests extends Executing {

    @Autowired
    Reviews reviews;

    @Test
    void historyDetailAndEvidence() {
        String key = executing();
        Visitor lin = new Visitor(port).signIn("lin");
        String path = "/projects/" + key + "/reviews";
        assertThat(lin.get(path, "Accept-Language", "en").body()).contains("Ask for a review now", "No review yet");
        assertThat(lin.post(path, Map.of()).statusCode()).isEqualTo(302);
        assertThat(lin.get(path, "Accept-Language", "en").body())
                .contains("Review 1", "Schedule")
                .doesNotContain("Ask for a review now");
        assertThat(lin.get(path + "/1", "Accept-Language", "en").body())
                .contains("the dates are as in the baseline", "Asked for by 林悦 Lin Yue", "Waiting for");
        assertThat(lin.get(path + "/1", "Accept-Language", "zh-CN").body()).contains("第 1 次评审", "日期与基线一致");
        assertThat(lin.post(path, Map.of()).statusCode()).isEqualTo(409);
        String task = openTask("lin", key, "reviewProject").getId();
        assertThat(lin.get("/tasks/" + task + "/review", "Accept-Language", "en")
                        .body())
                .contains("the dates are as in the baseline")
                .doesNotContain("<html");
    }

    @Test
    void closedToStrangersAndToWhoHasNoBusiness() {
        String key = executing();
        as("lin", () -> reviews.ask(key));
        String task = openTask("lin", key, "reviewProject").getId();
        String path = "/projects/" + key + "/reviews";

        Visitor member = new Visitor(port).signIn("chen");
        assertThat(member.get(path).statusCode()).isEqualTo(200);
        assertThat(member.get(path, "Accept-Language", "en").body()).doesNotContain("Ask for a review now");
        assertThat(member.post(path, Map.of()).statusCode()).isEqualTo(403);
        assertThat(member.get("/tasks/" + task + "/review").statusCode()).isEqualTo(404);

        Visitor stranger = new Visitor(port).signIn("sun");
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(path + "/1").statusCode()).isEqualTo(404);
        assertThat(stranger.post(path, Map.of()).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/tasks/" + task + "/review").statusCode()).isEqualTo(404);
        assertThat(member.get(path + "/2").statusCode()).isEqualTo(404);
    }
}
