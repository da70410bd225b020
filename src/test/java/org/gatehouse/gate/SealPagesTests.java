package org.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.seal.Finding;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A sealed dossier as people see it, and what happens when somebody writes into the tables. */
class SealPagesTests extends Stage {

    @Autowired
    private GateReviews reviews;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private GateChain chain;

    @Autowired
    private JdbcTemplate sql;

    @Test
    void theDossierIsSealedWhenTheApproversAreAskedAndTheSameEverywhere() throws IOException {
        String key = newProject();
        submitGoals(key);
        GateReview review = reviews.of(key).get(0);
        Visitor fang = new Visitor(port).signIn("fang");
        String page = "/projects/" + key + "/gates/" + review.id();
        String task = "/tasks/" + openTask("fang", key, "decideGate").getId() + "/dossier";
        String seal = dossiers.seal(review).hash();

        for (String path : List.of(page, task)) {
            assertThat(fang.get(path, "Accept-Language", "en").body())
                    .contains(
                            "Recommendation:", "Every goal is SMART.", "mandatory", seal.substring(0, 12), "Sealed as");
            assertThat(fang.get(path, "Accept-Language", "zh-CN").body())
                    .contains("建议：", "所有目标均符合 SMART 原则。", "必备", "封存于");
        }
        assertThat(text(fang.bytes(page + "/dossier.pdf").body()))
                .containsAnyOf("Every goal is SMART.", "所有目标均符合SMART原则。")
                .contains(seal);

        // What changes later changes nothing in what was sealed.
        sql.update("update goal set statement = 'Something else' where project_key = ?", key);
        assertThat(fang.get(page).body()).doesNotContain("Something else");
        assertThat(dossiers.lastApproved(key, "goal")).isEmpty();
        decide("fang", key, "go", "");
        assertThat(dossiers.lastApproved(key, "goal")).hasValueSatisfying(approved -> {
            assertThat(approved.hash()).isEqualTo(seal);
            assertThat(approved.facts()).containsEntry("goalCount", 1).containsKey("health");
            assertThat(approved.criteria()).extracting(Criterion::key).contains("goalsSmart");
        });
        assertThat(chain.verify(key)).isEqualTo(Finding.whole("gates", 2));
        assertThat(fang.get("/projects/" + key + "/seals", "Accept-Language", "en")
                        .body())
                .contains("Whole, 2 links");
    }

    @Test
    void whoeverIsNotInTheProjectFindsNothing() {
        String key = newProject();
        submitGoals(key);
        String gate = "/projects/" + key + "/gates/" + reviews.of(key).get(0).id();
        Visitor stranger = new Visitor(port).signIn("amy");
        for (String path : List.of(gate, gate + "/dossier.pdf", "/projects/" + key + "/seals")) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
        }
        String task = "/tasks/" + openTask("fang", key, "decideGate").getId() + "/dossier";
        assertThat(stranger.get(task).statusCode()).isEqualTo(404);
        assertThat(stranger.get(task + "/pictures?section=measures").statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/seals").statusCode()).isEqualTo(403);
        assertThat(new Visitor(port).signIn("admin").get("/seals").statusCode()).isEqualTo(200);
        // Another project's gate is not to be had through one's own.
        String other = newProject();
        assertThat(new Visitor(port)
                        .signIn("lin")
                        .get("/projects/" + other + "/gates/"
                                + reviews.of(key).get(0).id() + "/dossier.pdf")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsWrittenIntoTheTablesIsFound() {
        String key = newProject();
        submitGoals(key);
        decide("fang", key, "rework", "Which pages?");
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        decide("fang", key, "go", "同意");
        assertThat(chain.verify(key)).isEqualTo(Finding.whole("gates", 4));
        long second = reviews.of(key).get(1).id();

        Map<String, Integer> breaking = Map.of(
                "update gate_vote set reason = '不同意' where review_id = " + second, 4,
                "update gate_review set reason = '' where id = " + second, 4,
                "update gate_review set decision = 'stop' where id = " + second, 4,
                "update gate_vote set approver_id = 'han' where review_id = " + second, 4,
                "update gate_review set submitter_id = 'wu' where id = " + second, 3,
                "update gate_seal set hash = previous where seal_no = 2 and project_key = '" + key + "'", 2,
                "update gate_chain set links = 5 where project_key = '" + key + "'", 5,
                "update gate_chain set hash = 'x' where project_key = '" + key + "'", 5);
        Map<String, Object> before = snapshot(key, second);
        breaking.forEach((statement, link) -> {
            assertThat(sql.update(statement)).as(statement).isPositive();
            Finding found = chain.verify(key);
            assertThat(found.brokenAt()).as(statement).isEqualTo(link);
            if (link < 5) {
                assertThat(found.english()).contains("Goal gate, round " + (link + 1) / 2);
                assertThat(found.chinese()).contains("目标关口，第 " + (link + 1) / 2 + " 轮");
            }
            restore(key, second, before);
            assertThat(chain.verify(key).isWhole()).as("restored").isTrue();
        });

        sql.update("update gate_vote set reason = '不同意' where review_id = ?", second);
        Visitor fang = new Visitor(port).signIn("fang");
        assertThat(fang.get("/projects/" + key + "/seals", "Accept-Language", "en")
                        .body())
                .contains("Broken at link 4", "Goal gate, round 2, decision: what is shown differs");
        restore(key, second, before);
    }

    @Test
    void aFlippedByteInTheDatabaseIsFound() {
        String key = newProject();
        submitGoals(key);
        byte[] content = sql.queryForObject(
                "select content from gate_seal where project_key = ? and seal_no = 1", byte[].class, key);
        List<Integer> positions = new ArrayList<>(List.of(0, content.length - 1));
        new java.util.Random(31).ints(20, 0, content.length).forEach(positions::add);
        for (int position : positions) {
            byte[] changed = content.clone();
            changed[position] ^= 1;
            sql.update("update gate_seal set content = ? where project_key = ? and seal_no = 1", changed, key);
            Finding found = chain.verify(key);
            assertThat(found.brokenAt()).isEqualTo(1);
            assertThat(found.english())
                    .isEqualTo("Goal gate, round 1, dossier: the content or its hash was changed after it was sealed");
        }
        sql.update("update gate_seal set content = ? where project_key = ? and seal_no = 1", content, key);
        assertThat(chain.verify(key).isWhole()).isTrue();
    }

    @Test
    void aRedMandatoryCriterionBlocksAGoAndNothingElse() {
        String key = newProject();
        submitGoals(key);
        GateReview review = reviews.of(key).get(0);
        // As if a finding had come between the check and the gate.
        sql.update("delete from gate_seal where review_id = ?", review.id());
        sql.update("delete from gate_chain where project_key = ?", key);
        sql.update(
                "insert into goal_finding (goal_key, finding_no, letter, english, chinese)"
                        + " select goal_key, 0, 'M', 'Not measurable', '不可衡量' from goal where project_key = ?",
                key);
        dossiers.seal(review);
        assertThat(dossiers.blocking(review)).extracting(Criterion::key).containsExactly("goalsSmart");
        assertThatThrownBy(() -> decide("fang", key, "go", ""))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(problem -> problem.message())
                                .containsExactly("gate.error.blocking"));
        assertThat(reviews.of(key).get(0).votes()).isEmpty();
        decide("fang", key, "rework", "Say how it is measured");
        assertThat(openSteps(key)).containsExactly("defineGoals");
    }

    private Map<String, Object> snapshot(String key, long review) {
        Map<String, Object> kept = sql.queryForMap(
                "select r.reason, r.decision, r.submitter_id, v.reason as said, v.approver_id from gate_review r"
                        + " join gate_vote v on v.review_id = r.id where r.id = ?",
                review);
        kept.put(
                "hash",
                sql.queryForObject(
                        "select hash from gate_seal where project_key = ? and seal_no = 2", String.class, key));
        kept.put("head", sql.queryForObject("select hash from gate_chain where project_key = ?", String.class, key));
        return kept;
    }

    private void restore(String key, long review, Map<String, Object> kept) {
        sql.update(
                "update gate_review set reason = ?, decision = ?, submitter_id = ? where id = ?",
                kept.get("reason"),
                kept.get("decision"),
                kept.get("submitter_id"),
                review);
        sql.update(
                "update gate_vote set reason = ?, approver_id = ? where review_id = ?",
                kept.get("said"),
                kept.get("approver_id"),
                review);
        sql.update("update gate_seal set hash = ? where project_key = ? and seal_no = 2", kept.get("hash"), key);
        sql.update("update gate_chain set hash = ?, links = 4 where project_key = ?", kept.get("head"), key);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+(?=\\p{IsHan})|(?<=\\p{IsHan})\\s+", "");
        }
    }
}
