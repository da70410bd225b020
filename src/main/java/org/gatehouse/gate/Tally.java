package org.gatehouse.gate;

import java.util.List;
import java.util.Optional;

/** Counts votes by a rule. */
record Tally(VoteRule rule, int needed, int approvers) {

    /** Votes for going on. */
    static boolean isGo(String decision) {
        return decision.equals("go") || decision.equals("goWithConditions");
    }

    /**
     * The decision that the votes amount to; empty while it is open. A go with conditions among the votes makes the
     * whole a go with conditions. Where it is not a go, the last vote's word counts: it is the one that made a go
     * impossible.
     */
    Optional<String> outcome(List<String> votes) {
        if (votes.isEmpty()) {
            return Optional.empty();
        }
        long go = votes.stream().filter(Tally::isGo).count();
        long other = votes.size() - go;
        int required = required();
        if (go >= required) {
            return Optional.of(votes.contains("goWithConditions") ? "goWithConditions" : "go");
        }
        if (other > 0 && approvers - other < required) {
            return votes.stream().filter(vote -> !isGo(vote)).reduce((earlier, later) -> later);
        }
        if (other > 0 && (rule == VoteRule.one || rule == VoteRule.any)) {
            return votes.stream().filter(vote -> !isGo(vote)).findFirst();
        }
        return Optional.empty();
    }

    private int required() {
        return switch (rule) {
            case one, any -> 1;
            case all -> approvers;
            case nOfM -> Math.max(1, Math.min(needed, approvers));
        };
    }
}
