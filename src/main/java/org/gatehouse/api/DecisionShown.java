package org.gatehouse.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.gate.DossierView;
import org.gatehouse.gate.GateReview;

/** A decision at a gate with all that belongs to it. */
@Schema(name = "Decision")
record DecisionShown(
        DecisionLine decision,

        @Schema(description = "What may be decided; empty once it is")
        List<String> choices,

        @Schema(description = "The task in which the person decides; null where they are not asked", nullable = true)
        String taskId,

        @Schema(description = "Words of the approvers, in their order")
        List<Vote> votes,

        @Schema(description = "What must be done although the gate is passed")
        List<Condition> conditions,

        @Schema(description = "Criteria that need not be met this time")
        List<Waiver> waivers,

        Dossier dossier) {

    @Schema(name = "Vote")
    record Vote(
            @Schema(description = "Person who voted") String approver,

            @Schema(description = "In whose place; empty where it is their own")
            String onBehalfOf,

            @Schema(description = "What they want", example = "go")
            String decision,

            @Schema(description = "Why") String reason,
            @Schema(description = "When they said so") Instant votedAt) {}

    @Schema(name = "Condition", description = "What must be done although the gate is passed")
    record Condition(
            @Schema(description = "What is to be done") String text,
            @Schema(description = "Person who does it") String owner,
            @Schema(description = "Day it is to be done by") LocalDate due) {}

    @Schema(name = "Waiver", description = "A criterion that is not met and need not be; it takes two people")
    record Waiver(
            @Schema(description = "Key of the criterion") String criterion,
            @Schema(description = "Why it is asked for") String reason,

            @Schema(description = "Approver who asked for it")
            String askedBy,

            @Schema(description = "Whether a second person agreed")
            GateReview.Waiver.State state,

            @Schema(description = "Empty until they answered")
            String answeredBy) {}

    @Schema(name = "Dossier", description = "The evidence as it was sealed, in the reader's language")
    record Dossier(
            @Schema(description = "SHA-256 of the sealed bytes; null where nothing was sealed yet", nullable = true)
            String hash,

            @Schema(description = "What the decision table recommends; empty: nothing", example = "go")
            String recommendation,

            @Schema(description = "Why it recommends that") List<String> reasons,

            @Schema(description = "What the gate asks for, the worst first")
            List<Criterion> criteria,

            @Schema(description = "The evidence") List<Section> sections) {}

    @Schema(name = "Criterion")
    record Criterion(
            @Schema(description = "Its key") String key,

            @Schema(description = "green, amber, red or grey", example = "green")
            String light,

            @Schema(description = "What it asks, in words") String text,
            @Schema(description = "What there is") String value,
            @Schema(description = "What is asked for") String threshold,

            @Schema(description = "Whether the gate cannot be passed without")
            boolean mandatory,

            @Schema(description = "Whether it need not be met this time")
            boolean waived) {}

    @Schema(name = "DossierSection")
    record Section(
            @Schema(description = "Its key") String key,
            @Schema(description = "Its heading") String title,
            @Schema(description = "Facts of its own") List<Line> lines,

            @Schema(description = "Headings of its table; empty where it has none")
            List<String> columns,

            @Schema(description = "Rows of its table, a cell for each column")
            List<List<String>> rows) {}

    @Schema(name = "DossierLine")
    record Line(
            @Schema(description = "What it is about") String label,
            @Schema(description = "The fact") String value,

            @Schema(description = "green, amber, red or grey; empty where it is no matter of good or bad")
            String light) {}

    static DecisionShown of(GateReview review, DossierView.Shown dossier, List<String> choices, String taskId) {
        return new DecisionShown(
                DecisionLine.of(review),
                choices,
                taskId,
                review.votes().stream()
                        .map(vote -> new Vote(
                                vote.approverId(), vote.onBehalfOf(), vote.decision(), vote.reason(), vote.votedAt()))
                        .toList(),
                review.conditions().stream()
                        .map(one -> new Condition(one.text(), one.ownerId(), one.due()))
                        .toList(),
                review.waivers().stream()
                        .map(one ->
                                new Waiver(one.criterion(), one.reason(), one.askedBy(), one.state(), one.answeredBy()))
                        .toList(),
                dossier(dossier));
    }

    private static Dossier dossier(DossierView.Shown shown) {
        return new Dossier(
                shown.seal() == null ? null : shown.seal().hash(),
                shown.advice().decision(),
                shown.advice().reasons(),
                shown.criteria().stream()
                        .map(one -> new Criterion(
                                one.key(),
                                one.light(),
                                one.text(),
                                one.value().text(),
                                one.threshold().text(),
                                one.mandatory(),
                                one.waived()))
                        .toList(),
                shown.sections().stream()
                        .map(section -> new Section(
                                section.key(),
                                section.title(),
                                section.lines().stream()
                                        .map(line -> new Line(
                                                line.label(), line.value().text(), Given.text(line.light())))
                                        .toList(),
                                section.columns(),
                                section.rows().stream()
                                        .map(row -> row.stream()
                                                .map(DossierView.Cell::text)
                                                .toList())
                                        .toList()))
                        .toList());
    }
}
