package org.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatehouse.gate.Tally.Ballot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTests {

    /** A star marks the word of somebody with the veto. */
    @ParameterizedTest(name = "{0} {1} of {2}: {3} → {4}")
    @CsvSource({
        "one, 1, 1, go, go",
        "one, 1, 1, rework, rework",
        "one, 1, 1, goWithConditions, goWithConditions",
        "any, 1, 3, hold, hold",
        "any, 1, 3, go, go",
        "all, 1, 3, go, ",
        "all, 1, 3, go go, ",
        "all, 1, 3, go go go, go",
        "all, 1, 3, go goWithConditions go, goWithConditions",
        "all, 1, 3, go stop, stop",
        "all, 1, 3, rework, rework",
        "nOfM, 2, 3, go, ",
        "nOfM, 2, 3, go rework, ",
        "nOfM, 2, 3, go rework go, go",
        "nOfM, 2, 3, go rework hold, hold",
        "nOfM, 2, 3, stop stop, stop",
        "nOfM, 2, 2, go stop, stop",
        "nOfM, 5, 2, go go, go",
        "nOfM, 2, 3, stop*, ",
        "veto, 2, 3, go, ",
        "veto, 2, 3, go go, go",
        "veto, 2, 3, go goWithConditions*, goWithConditions",
        "veto, 2, 3, rework, ",
        "veto, 2, 3, rework*, rework",
        "veto, 2, 3, go hold*, hold",
        "veto, 2, 3, stop go rework*, rework",
        "veto, 2, 3, stop go go*, go",
        "veto, 2, 3, stop hold, hold",
        "veto, 1, 3, stop* , stop",
        "veto, 3, 3, go go stop, stop",
        "sequence, 1, 3, go, ",
        "sequence, 1, 3, go go, ",
        "sequence, 1, 3, go go go, go",
        "sequence, 1, 3, go goWithConditions go, goWithConditions",
        "sequence, 1, 3, go rework, rework",
        "sequence, 1, 3, hold, hold",
    })
    void countsByRule(VoteRule rule, int needed, int places, String votes, String outcome) {
        List<Ballot> ballots = Arrays.stream(votes.split(" "))
                .map(word -> new Ballot(word.replace("*", ""), word.endsWith("*")))
                .toList();
        assertThat(new Tally(rule, needed, places).outcome(ballots)).isEqualTo(Optional.ofNullable(outcome));
    }

    @Test
    void isOpenWithoutVotes() {
        for (VoteRule rule : VoteRule.values()) {
            assertThat(new Tally(rule, 1, 2).outcome(List.of())).isEmpty();
        }
    }
}
