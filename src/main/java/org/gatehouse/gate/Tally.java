package org.gatehouse.gate;

import java.util.List;
import java.util.Optional;

/**
 * Counts votes by a rule.
 *
 * @param needed votes for go that are needed under {@code nOfM} and {@code veto}; never more than there are places
 * @param places how many words are asked for
 */
record Tally(VoteRule rule, int needed, int places) {

    /**
     * One word.
     *
     * @param veto whether whoever said it has the veto
     */
    record Ballot(String decision, boolean veto) {}

    /** Votes for going on. */
    static boolean isGo(String decision) {
        return decision.equals("go") || decision.equals("goWithConditions");
    }

    /**
     * The decision that the votes amount to; empty while it is open. A go with conditions among the votes makes the
     * whole a go with conditions. Where it is not a go, the last vote's word counts: it is the one that made a go
     * impossible.
     */
    Optional<String> outcome(List<Ballot> votes) {
        long go = votes.stream().filter(vote -> isGo(vote.decision())).count();
        long other = votes.size() - go;
        if (votes.isEmpty()) {
            return Optional.empty();
        }
        if (go >= required()) {
            boolean conditions = votes.stream().anyMatch(vote -> vote.decision().equals("goWithConditions"));
            return Optional.of(conditions ? "goWithConditions" : "go");
        }
        boolean vetoed =
                rule == VoteRule.veto && votes.stream().anyMatch(vote -> vote.veto() && !isGo(vote.decision()));
        boolean first = other > 0 && (rule == VoteRule.one || rule == VoteRule.any);
        boolean outOfReach = other > 0 && places - other < required();
        return vetoed || first || outOfReach
                ? votes.stream()
                        .map(Ballot::decision)
                        .filter(word -> !isGo(word))
                        .reduce((earlier, later) -> later)
                : Optional.empty();
    }

    private int required() {
        return switch (rule) {
            case one, any -> 1;
            case all, sequence -> places;
            case nOfM, veto -> Math.max(1, Math.min(needed, places));
        };
    }
}
