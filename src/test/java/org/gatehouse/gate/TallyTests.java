package org.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTests {

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
    })
    void countsByRule(VoteRule rule, int needed, int approvers, String votes, String outcome) {
        assertThat(new Tally(rule, needed, approvers).outcome(List.of(votes.split(" "))))
                .isEqualTo(java.util.Optional.ofNullable(outcome));
    }

    @org.junit.jupiter.api.Test
    void isOpenWithoutVotes() {
        for (VoteRule rule : VoteRule.values()) {
            assertThat(new Tally(rule, 1, 2).outcome(List.of())).isEmpty();
        }
    }
}
