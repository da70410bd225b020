package org.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.Stage;
import org.gatehouse.engine.Engine;
import org.gatehouse.gate.GateReview.Vote;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.project.ProjectStatus;
import org.gatehouse.trail.Trail;
import org.gatehouse.trail.TrailEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every decision under every rule, through the gate's model alone. The projects of these tests choose their rule by their
 * budget, in a table that is deployed for them.
 */
class GateRuleTests extends Stage {

    /** Budget, and what the table says to it: rule, needed votes, who, who has the veto. */
    private static final Map<Integer, List<String>> ROWS = Map.of(
            101, List.of("one", "1", "sponsor", ""),
            102, List.of("any", "1", "sponsor, zhao, chen", ""),
            103, List.of("all", "1", "sponsor, zhao, chen", ""),
            104, List.of("nOfM", "2", "sponsor, zhao, chen", ""),
            105, List.of("veto", "2", "sponsor, zhao, chen", "sponsor"),
            106, List.of("sequence", "1", "zhao, chen, sponsor", ""),
            107, List.of("sequence", "1", "zhao, sponsor, chen", ""),
            108, List.of("all", "1", "managers", ""),
            109, List.of("veto", "1", "zhao, projectManager", "zhao"),
            110, List.of("any", "1", "sponsor, chen", ""));

    @Autowired
    private GateReviews reviews;

    @Autowired
    private SignOffs signOffs;

    @Autowired
    private Engine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Trail trail;

    private String deployment;

    @BeforeEach
    void theTable() throws Exception {
        String shipped = Files.readString(Path.of("processes/gate/gate-approvers.dmn"));
        String rules = ROWS.entrySet().stream()
                .map(row -> rule(row.getKey(), row.getValue()))
                .collect(Collectors.joining());
        int at = shipped.indexOf("      <rule ");
        deployment = repository
                .createDeployment()
                .addString("gate/gate-approvers.dmn", shipped.substring(0, at) + rules + shipped.substring(at))
                .deploy()
                .getId();
    }

    @AfterEach
    void theTableIsTakenBack() {
        repository.deleteDeployment(deployment, true);
        sql.sql("delete from person_deputy").update();
    }

    static Stream<Arguments> everyDecisionUnderEveryRule() {
        List<Arguments> all = new ArrayList<>();
        for (String decision : List.of("go", "goWithConditions", "rework", "hold", "stop")) {
            boolean go = Tally.isGo(decision);
            all.add(Arguments.of(101, decision, "fang:" + decision));
            all.add(Arguments.of(102, decision, "chen:" + decision));
            all.add(Arguments.of(
                    103, decision, go ? "fang:go zhao:" + decision + " chen:go" : "fang:go zhao:" + decision));
            all.add(Arguments.of(
                    104, decision, go ? "chen:stop fang:go zhao:" + decision : "fang:go zhao:stop chen:" + decision));
            all.add(Arguments.of(
                    105, decision, go ? "chen:stop zhao:" + decision + " fang:go" : "zhao:go fang:" + decision));
            all.add(Arguments.of(
                    106, decision, go ? "zhao:go chen:" + decision + " fang:go" : "zhao:go chen:" + decision));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}: {2} → {1}")
    @MethodSource
    void everyDecisionUnderEveryRule(int budget, String outcome, String votes) {
        String key = atGate(budget);
        boolean inTurn = ROWS.get(budget).get(0).equals("sequence");
        for (String vote : votes.split(" ")) {
            String person = vote.substring(0, vote.indexOf(':'));
            assertThat(review(key).isOpen()).as("open before %s", vote).isTrue();
            if (inTurn) {
                assertThat(asked(key)).as("in turn").containsExactly(person);
            } else {
                assertThat(asked(key)).contains(person);
            }
            say(person, key, vote.substring(vote.indexOf(':') + 1));
        }
        GateReview review = reviews.of(key).get(0);
        assertThat(review.decision()).isEqualTo(outcome);
        assertThat(review.votes()).hasSize(votes.split(" ").length);
        assertThat(review.conditions()).hasSize(outcome.equals("goWithConditions") ? 1 : 0);
        if (outcome.equals("hold")) {
            assertThat(reviews.of(key)).as("asks again after the hold").hasSize(2);
            assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.ON_HOLD);
            assertThat(passed(key)).endsWith("votingEnds", "recordDecision", "onHold", "requestHold");
            return;
        }
        assertThat(passed(key)).endsWith("votingEnds", "recordDecision", "onHold", "gateDecided");
        assertThat(said(key, "decision")).isEqualTo(Tally.isGo(outcome) ? "go" : outcome);
        assertThat(said(key, "reworkStep")).isEqualTo(outcome.equals("rework") ? "defineGoals" : "");
        assertThat(said(key, "reworkReturn")).isEqualTo(outcome.equals("rework") ? "steps" : "");
    }

    @Test
    void whoeverWouldBeAskedTwiceInARowIsAskedOnce() {
        standsIn("zhao", "fang");
        String key = atGate(107);
        assertThat(review(key).approverIds()).containsExactly("zhao", "zhao", "chen");
        complete("zhao", key, "decideGate", Map.of("decision", "go", "reason", "It pays off"));
        assertThat(review(key).votes())
                .extracting(Vote::approverId, Vote::onBehalfOf, Vote::decision, Vote::reason, Vote::carried)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("zhao", "", "go", "It pays off", false),
                        org.assertj.core.groups.Tuple.tuple("zhao", "fang", "go", "It pays off", true));
        assertThat(asked(key)).containsExactly("chen");
        assertThat(trail.latest(key, 5, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .contains(
                        "Goal gate: voted “Go”",
                        "Goal gate: “Go” counted for the next place too, which is also theirs");
        complete("chen", key, "decideGate", Map.of("decision", "go"));
        assertThat(reviews.of(key).get(0).decision()).isEqualTo("go");
        assertThat(reviews.of(key).get(0).reason()).as("said once").isEqualTo("It pays off");
    }

    @Test
    void aDeputyNamedMeanwhileIsAskedInTurnAndSomebodyWhoHasTwoPlacesApartTwice() {
        String key = atGate(106);
        complete("zhao", key, "decideGate", Map.of("decision", "go"));
        standsIn("zhao", "fang");
        complete("chen", key, "decideGate", Map.of("decision", "go"));
        assertThat(asked(key)).containsExactly("zhao");
        complete("zhao", key, "decideGate", Map.of("decision", "go"));
        assertThat(reviews.of(key).get(0).votes()).extracting(Vote::onBehalfOf).containsExactly("", "", "fang");
        assertThat(reviews.of(key).get(0).votes()).noneMatch(Vote::carried);
        assertThat(reviews.of(key).get(0).decision()).isEqualTo("go");
    }

    @Test
    void inTurnOnlyWhoeverIsAskedIsRemindedAndEscalatedAndTheNextHasTheirOwnTime() {
        String key = atGate(106);
        complete("zhao", key, "decideGate", Map.of("decision", "go"));
        standsIn("wu", "chen");
        fireTimer(key, "reminderDue");
        assertThat(trail.latest(key, 1, Locale.ENGLISH).get(0).what())
                .contains("Chen")
                .doesNotContain("Fang");
        fireTimer(key, "decisionOverdue");
        assertThat(asked(key)).containsExactly("wu");
        assertThat(review(key).approverIds()).containsExactly("zhao", "wu", "fang");
        complete("wu", key, "decideGate", Map.of("decision", "go"));
        assertThat(asked(key)).containsExactly("fang");
        assertThat(jobs.createJobQuery()
                        .processInstanceId(instance(key))
                        .timers()
                        .count())
                .as("reminder and escalation begin anew")
                .isEqualTo(2);
        as(
                "zhao",
                () -> assertThatThrownBy(() -> reviews.handOver(instance(key), "fang", "zhao"))
                        .isInstanceOf(Conflict.class));
        complete("fang", key, "decideGate", Map.of("decision", "go"));
        assertThat(reviews.of(key).get(0).votes())
                .extracting(Vote::approverId, Vote::onBehalfOf)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("zhao", ""),
                        org.assertj.core.groups.Tuple.tuple("wu", "chen"),
                        org.assertj.core.groups.Tuple.tuple("fang", ""));
    }

    @Test
    void theVetoGoesWithThePlace() {
        standsIn("wu", "fang");
        String key = atGate(105);
        assertThat(review(key).vetoerIds()).containsExactly("wu");
        complete("wu", key, "decideGate", Map.of("decision", "stop", "reason", "No money"));
        GateReview review = reviews.of(key).get(0);
        assertThat(review.decision()).isEqualTo("stop");
        assertThat(review.votes())
                .singleElement()
                .satisfies(vote -> assertThat(vote.onBehalfOf()).isEqualTo("fang"));
    }

    @Test
    void whoIsAskedAfterAGoIsAskedAloneWhateverTheRule() {
        for (int budget : List.of(101, 110)) {
            String key = atGate(budget);
            signAfterwards(key, "fang", "zhao");
            say("fang", key, "go");
            assertThat(review(key).isOpen()).isTrue();
            assertThat(asked(key)).as("nobody else is needed any more").containsExactly("zhao");
            say("zhao", key, "goWithConditions");
            GateReview review = reviews.of(key).get(0);
            assertThat(review.decision()).isEqualTo("goWithConditions");
            assertThat(review.decidedBy()).isEqualTo("zhao");
            assertThat(review.votes()).extracting(Vote::approverId).containsExactly("fang");
            assertThat(passed(key)).endsWith("votingEnds", "recordDecision", "onHold", "gateDecided");
        }
        String refused = atGate(101);
        signAfterwards(refused, "fang", "zhao");
        say("fang", refused, "go");
        say("zhao", refused, "rework");
        assertThat(said(refused, "decision")).isEqualTo("rework");
        assertThat(said(refused, "reworkStep")).isEqualTo("defineGoals");
        String stopped = atGate(101);
        signAfterwards(stopped, "fang", "zhao");
        say("fang", stopped, "stop");
        assertThat(reviews.of(stopped).get(0).signOffs())
                .as("asked after a go only")
                .extracting(SignOff::state)
                .containsExactly(SignOff.State.LAPSED);
    }

    private void signAfterwards(String key, String asker, String person) {
        as(asker, () -> signOffs.ask(review(key), asker, person, true, "Does the budget allow it?"));
    }

    @Test
    void nobodyDecidesOnTheirOwnSubmissionWhateverWayTheyCome() {
        standsIn("chen", "lin");
        String managers = atGate(108);
        assertThat(review(managers).approverIds())
                .as("neither lin, who submitted, nor whoever would speak for lin")
                .containsExactlyInAnyOrder("fang", "zhao");
        standsIn("lin", "zhao");
        String vetoed = atGate(109);
        assertThat(review(vetoed).approverIds())
                .as("lin stands in for zhao but not here")
                .containsExactly("zhao");
        fireTimer(vetoed, "decisionOverdue");
        assertThat(asked(vetoed)).containsExactly("zhao");
        as(
                "zhao",
                () -> assertThatThrownBy(() -> reviews.handOver(instance(vetoed), "zhao", "lin"))
                        .isInstanceOf(NotAllowed.class));
        Task task = openTask("zhao", vetoed, "decideGate");
        tasks.setAssignee(task.getId(), "lin");
        assertThatThrownBy(() -> complete("lin", vetoed, "decideGate", Map.of("decision", "go")))
                .isInstanceOf(NotAllowed.class);
        tasks.setAssignee(task.getId(), "chen");
        assertThatThrownBy(() -> complete("chen", vetoed, "decideGate", Map.of("decision", "go")))
                .as("no manager, and not asked")
                .isInstanceOf(NotAllowed.class);
        assertThat(review(vetoed).votes()).isEmpty();
        tasks.setAssignee(task.getId(), "fang");
        complete("fang", vetoed, "decideGate", Map.of("decision", "hold", "reason", "Wait"));
        assertThat(reviews.of(vetoed).get(0).votes())
                .singleElement()
                .satisfies(vote -> assertThat(vote.onBehalfOf()).isEqualTo("zhao"));
        assertThat(reviews.of(vetoed).get(0).decision()).as("zhao's veto").isEqualTo("hold");
    }

    private String atGate(int budget) {
        String key = newProject(new BigDecimal(budget));
        addSmartGoal(key);
        engine.start(
                "gate",
                key,
                Map.of(
                        "projectKey",
                        key,
                        "projectName",
                        "Test",
                        "projectManager",
                        "lin",
                        "sponsor",
                        "fang",
                        "gate",
                        "goal",
                        "gateLabel",
                        "Goal gate | 目标关口",
                        "submitter",
                        "lin"));
        runAutomatedSteps(key);
        return key;
    }

    private void say(String person, String key, String decision) {
        Map<String, Object> answer = new HashMap<>(Map.of("decision", decision, "reason", "Because"));
        if (decision.equals("goWithConditions")) {
            answer.put(
                    "conditions",
                    "[{\"text\":\"Ask\",\"owner\":\"chen\",\"due\":\"%s\"}]"
                            .formatted(LocalDate.now().plusDays(20)));
        }
        complete(person, key, "decideGate", answer);
        runAutomatedSteps(key);
    }

    private GateReview review(String key) {
        List<GateReview> all = reviews.of(key);
        return all.get(all.size() - 1);
    }

    private List<String> asked(String key) {
        return tasks.createTaskQuery().processInstanceId(instance(key)).taskDefinitionKey("decideGate").list().stream()
                .map(Task::getAssignee)
                .toList();
    }

    private String instance(String key) {
        return gate(key).getId();
    }

    private HistoricProcessInstance gate(String key) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey("gate")
                .processInstanceBusinessKey(key)
                .singleResult();
    }

    /** Steps that are behind the gate, in the order in which they were gone through. */
    private List<String> passed(String key) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance(key))
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .filter(step -> List.of("votingEnds", "recordDecision", "onHold", "requestHold", "gateDecided")
                        .contains(step))
                .toList();
    }

    private String said(String key, String variable) {
        HistoricVariableInstance value = history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance(key))
                .variableName(variable)
                .singleResult();
        return String.valueOf(value.getValue());
    }

    private void standsIn(String deputy, String person) {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        sql.sql("insert into person_deputy (person_id, deputy_id, from_day, until_day) values (?, ?, ?, ?)")
                .params(person, deputy, today.minusDays(1), today.plusDays(60))
                .update();
    }

    private static String rule(int budget, List<String> row) {
        String id = "trial" + budget;
        List<String> values = List.of(
                quoted(row.get(0)),
                row.get(1),
                quoted(row.get(2)),
                quoted(row.get(3)),
                "3",
                "24",
                "96",
                "\"\"",
                "\"\"");
        StringBuilder rule = new StringBuilder("<rule id=\"" + id + "\">");
        List<String> facts = List.of("", Integer.toString(budget), "");
        for (int at = 0; at < facts.size(); at++) {
            rule.append("<inputEntry id=\"%si%d\"><text>%s</text></inputEntry>".formatted(id, at, facts.get(at)));
        }
        for (int at = 0; at < values.size(); at++) {
            rule.append("<outputEntry id=\"%so%d\"><text>%s</text></outputEntry>".formatted(id, at, values.get(at)));
        }
        return rule.append("</rule>").toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
