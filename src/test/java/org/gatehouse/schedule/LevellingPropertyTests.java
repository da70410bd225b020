package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LevellingPropertyTests {

    private static final LevellingOptions QUICK =
            LevellingOptions.within(Duration.ofSeconds(20)).withWorkers(0).withSeed(7, 200);

    @Property(tries = 60)
    void nobodyIsAskedForMoreThanThereIsButWhereTheProposalSaysSo(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 40) int items,
            @ForAll @IntRange(min = 1, max = 6) int people) {
        RandomPlans.Plan plan = RandomPlans.wild(seed, items, people);
        LevellingProposal proposal = Levelling.of(plan.network(), plan.capacities(), QUICK);
        LoadByMinute load = new LoadByMinute(plan.network(), plan.capacities());
        for (String person : plan.capacities().keySet()) {
            assertThat(load.excess(proposal.after(), person, proposal.conflicts()))
                    .as(person)
                    .isZero();
        }
    }

    @Property(tries = 40)
    void theTimeOverAllocatedIsWhatAddingUpMinutesSays(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 30) int items,
            @ForAll @IntRange(min = 1, max = 4) int people) {
        RandomPlans.Plan plan = RandomPlans.wild(seed, items, people);
        LevellingProposal proposal = Levelling.of(plan.network(), plan.capacities(), QUICK.withSeed(7, 1));
        LoadByMinute load = new LoadByMinute(plan.network(), plan.capacities());
        Map<String, LevellingProposal.Relief> relief = proposal.relief().stream()
                .collect(Collectors.toMap(LevellingProposal.Relief::resource, Function.identity()));
        for (String person : plan.capacities().keySet()) {
            LevellingProposal.Relief told = relief.getOrDefault(person, new LevellingProposal.Relief(person, 0, 0));
            assertThat(told.minutesBefore()).isEqualTo((load.excess(proposal.before(), person) + 99) / 100);
            assertThat(told.minutesAfter()).isEqualTo((load.excess(proposal.after(), person) + 99) / 100);
        }
    }

    /** Of plans without dates that are ordered or work that has begun. */
    @Property(tries = 50)
    void aPlanThatCanBeLevelledIsLevelledAndKeepsItsLinks(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 60) int items,
            @ForAll @IntRange(min = 1, max = 8) int people) {
        RandomPlans.Plan plan = RandomPlans.office(seed, items, people);
        LevellingProposal proposal = Levelling.of(plan.network(), plan.capacities(), QUICK);
        assertThat(proposal.conflicts()).isEmpty();
        assertThat(proposal.after().violations()).isEmpty();
        assertThat(proposal.finishAfter()).isAfterOrEqualTo(proposal.lowerBound());
        assertThat(proposal.lowerBound()).isAfterOrEqualTo(proposal.finishBefore());
        proposal.before()
                .times()
                .forEach((key, times) -> assertThat(
                                proposal.after().times().get(key).earlyStart())
                        .as(key)
                        .isAfterOrEqualTo(times.earlyStart()));
    }

    @Property(tries = 25)
    void searchingNeverMakesThePlanLaterAndTheSameSeedMakesTheSamePlan(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 60) int items,
            @ForAll @IntRange(min = 1, max = 8) int people) {
        RandomPlans.Plan plan = RandomPlans.office(seed, items, people);
        LevellingProposal rules = Levelling.of(plan.network(), plan.capacities(), QUICK.withSeed(1, 0));
        LevellingProposal searched = Levelling.of(plan.network(), plan.capacities(), QUICK);
        LevellingProposal again = Levelling.of(plan.network(), plan.capacities(), QUICK);
        assertThat(searched.finishAfter()).isBeforeOrEqualTo(rules.finishAfter());
        assertThat(again).isEqualTo(searched);
    }

    @Property(tries = 40)
    void allMovesAcceptedMakeThePlanAndSomeKeepTheirPlace(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 40) int items,
            @ForAll @IntRange(min = 1, max = 6) int people) {
        RandomPlans.Plan plan = RandomPlans.wild(seed, items, people);
        LevellingProposal proposal = Levelling.of(plan.network(), plan.capacities(), QUICK);
        Map<String, Times> wanted = proposal.after().times();
        Set<String> all =
                proposal.moves().stream().map(LevellingProposal.Move::activity).collect(Collectors.toSet());
        assertThat(accept(plan, proposal, all)).isEqualTo(wanted);
        assertThat(accept(plan, proposal, Set.of())).isEqualTo(proposal.before().times());
        Set<String> some = all.stream().filter(key -> key.hashCode() % 2 == 0).collect(Collectors.toSet());
        Map<String, Times> partly = accept(plan, proposal, some);
        for (LevellingProposal.Move move : proposal.moves()) {
            if (some.contains(move.activity()) && move.delayed()) {
                assertThat(partly.get(move.activity()).earlyStart()).isEqualTo(move.startAfter());
            }
        }
    }

    private static Map<String, Times> accept(RandomPlans.Plan plan, LevellingProposal proposal, Set<String> accepted) {
        Map<String, LocalDateTime> starts = new HashMap<>(Levelling.notBefore(plan.network(), proposal, accepted));
        assertThat(accepted).containsAll(starts.keySet());
        return CriticalPath.of(Levelling.with(plan.network(), starts)).times();
    }
}
