package org.gatehouse.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.gatehouse.schedule.LevellingProposal;
import org.gatehouse.workload.LevellingResult.Move;
import org.gatehouse.workload.LevellingResult.Relief;
import org.gatehouse.workload.LevellingResult.Rest;
import org.springframework.stereotype.Component;

/** Proposals as text, to be kept. */
@Component
class LevellingTexts {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    LevellingResult read(String kept) {
        try {
            return json.readValue(kept, LevellingResult.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    String write(LevellingProposal proposal, Levelable plan) {
        try {
            return json.writeValueAsString(result(proposal, plan));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static LevellingResult result(LevellingProposal proposal, Levelable plan) {
        return new LevellingResult(
                proposal.finishBefore(),
                proposal.finishAfter(),
                proposal.provenOptimal(),
                proposal.method().name(),
                proposal.moves().stream()
                        .map(move -> new Move(
                                move.activity(),
                                plan.titles().get(move.activity()),
                                move.startBefore(),
                                move.finishBefore(),
                                move.startAfter(),
                                move.finishAfter(),
                                move.delayed(),
                                move.resources().stream()
                                        .map(plan::nameOf)
                                        .sorted()
                                        .toList()))
                        .toList(),
                proposal.relief().stream()
                        .map(each -> new Relief(
                                plan.nameOf(each.resource()), each.minutesBefore() / 60.0, each.minutesAfter() / 60.0))
                        .toList(),
                proposal.conflicts().stream()
                        .map(each -> new Rest(
                                plan.nameOf(each.resource()),
                                each.from(),
                                each.to(),
                                each.minutes() / 60.0,
                                each.reason().name(),
                                each.activities().stream()
                                        .map(key -> key.startsWith(Levelable.ELSEWHERE) ? "" : key)
                                        .distinct()
                                        .sorted()
                                        .toList()))
                        .toList());
    }
}
