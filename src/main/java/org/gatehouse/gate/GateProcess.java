package org.gatehouse.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.gatehouse.gate.GateReview.Condition;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.project.Projects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code gate} model asks of us. */
@Configuration(proxyBeanMethods = false)
class GateProcess {

    @Bean
    AutomatedStep assembleDossier(GateReviews reviews) {
        return AutomatedStep.setting(
                Set.of("conditionsOpen"),
                running -> Map.of(
                        "conditionsOpen",
                        reviews.assemble(
                                running.projectKey(),
                                running.text("gate"),
                                Objects.requireNonNullElse(running.text("subject"), ""),
                                running.text("submitter"),
                                running.processInstanceId())));
    }

    @Bean
    HumanStep settleConditions(GateReviews reviews) {
        return HumanStep.of(Set.of(), Set.of(), answer -> {
            List<String> open = reviews.openConditions(answer.projectKey());
            if (!open.isEmpty()) {
                throw new InvalidInput("", "gate.error.openConditions", open.size(), open.get(0));
            }
            return Map.of();
        });
    }

    @Bean
    AutomatedStep chooseApprovers(GateReviews reviews) {
        return AutomatedStep.setting(
                Set.of(
                        "approvers",
                        "gateDecided",
                        "votingOver",
                        "decideWithin",
                        "decideDue",
                        "reminderCycle",
                        "escalateAfter"),
                running -> reviews.choose(running.processInstanceId(), running.knows(GateReviews.ASK_NEXT)));
    }

    @Bean
    AutomatedStep askNextApprover(GateReviews reviews) {
        return AutomatedStep.setting(
                Set.of("approvers", "votingOver", "decideDue"),
                running -> reviews.askNext(running.processInstanceId(), running.text("decideWithin")));
    }

    @Bean
    HumanStep decideGate(GateReviews reviews, ObjectMapper json) {
        return HumanStep.of(
                Set.of("decision", "reason", "conditions", "reworkStep", "reworkReturn"),
                Set.of("gateDecided", "votingOver"),
                answer -> {
                    GateReviews.Count count = reviews.vote(
                            answer.processInstanceId(),
                            answer.person(),
                            answer.variable("approver"),
                            new Verdict(
                                    answer.choice("decision", GateReviews.DECISIONS),
                                    answer.text("reason"),
                                    conditions(answer.text("conditions"), json),
                                    answer.text("reworkStep"),
                                    answer.text("reworkReturn")));
                    return Map.of("gateDecided", count.decided(), "votingOver", count.over());
                });
    }

    /** Advice that an approver waits for; its number in its review stands beside the task. */
    @Bean
    HumanStep signOff(SignOffs signOffs) {
        return HumanStep.of(Set.of("decision", "reason"), Set.of(), answer -> {
            signOffs.advise(
                    answer.processInstanceId(),
                    Integer.parseInt(answer.variable(SignOffs.NUMBER)),
                    answer.person(),
                    answer.choice("decision", Set.of(SignOffs.AGREE, SignOffs.DISAGREE))
                            .equals(SignOffs.AGREE),
                    answer.text("reason"));
            return Map.of();
        });
    }

    /** The second person's word on a waiver, whose number in its review the model keeps beside the task. */
    @Bean
    HumanStep confirmWaiver(Waivers waivers) {
        return HumanStep.of(Set.of("decision", "reason"), Set.of(), answer -> {
            waivers.answer(
                    answer.processInstanceId(),
                    Integer.parseInt(answer.variable(Waivers.NUMBER)),
                    answer.person(),
                    answer.choice("decision", Set.of(Waivers.CONFIRM, Waivers.REFUSE))
                            .equals(Waivers.CONFIRM),
                    answer.text("reason"));
            return Map.of();
        });
    }

    @Bean
    AutomatedStep remindApprovers(GateReviews reviews) {
        return AutomatedStep.of(running -> reviews.remind(running.processInstanceId()));
    }

    @Bean
    AutomatedStep escalateGate(GateReviews reviews) {
        return AutomatedStep.of(running -> reviews.escalate(running.processInstanceId()));
    }

    @Bean
    AutomatedStep recordDecision(GateReviews reviews) {
        return AutomatedStep.setting(
                Set.of("decision", "decisionReason", "decidedBy", "reworkStep", "reworkReturn"), running -> {
                    GateReview review = reviews.record(running.processInstanceId());
                    return Map.of(
                            "decision",
                            review.decision().equals("goWithConditions") ? "go" : review.decision(),
                            "decisionReason",
                            review.reason().length() > 3900 ? review.reason().substring(0, 3900) : review.reason(),
                            "decidedBy",
                            review.decidedBy(),
                            "reworkStep",
                            review.reworkStep(),
                            "reworkReturn",
                            review.reworkReturn());
                });
    }

    @Bean
    AutomatedStep requestHold(Projects projects) {
        return AutomatedStep.of(running -> projects.holdByDecision(
                running.projectKey(), running.text("decidedBy"), running.text("decisionReason")));
    }

    /** The form sends a list of text, owner and due date as JSON, because a form variable is one value. */
    private static List<Condition> conditions(String sent, ObjectMapper json) {
        List<Condition> conditions = new ArrayList<>();
        if (sent.isEmpty()) {
            return conditions;
        }
        try {
            JsonNode list = json.readTree(sent);
            if (!list.isArray()) {
                throw new InvalidInput("conditions", "gate.error.conditionsFormat");
            }
            for (JsonNode one : list) {
                String due = one.path("due").asText("");
                conditions.add(new Condition(
                        one.path("text").asText("").strip(),
                        one.path("owner").asText(""),
                        due.isEmpty() ? null : LocalDate.parse(due)));
            }
        } catch (JsonProcessingException | DateTimeParseException unreadable) {
            throw new InvalidInput("conditions", "gate.error.conditionsFormat");
        }
        return conditions;
    }
}
