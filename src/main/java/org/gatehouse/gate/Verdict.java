package org.gatehouse.gate;

import java.util.List;
import org.gatehouse.gate.GateReview.Condition;

/**
 * What an approver says.
 *
 * @param conditions what must be done; empty unless it is a go with conditions
 * @param reworkStep where rework begins; empty unless it is rework
 * @param reworkReturn {@code gate} or {@code steps}; empty unless it is rework
 */
record Verdict(String decision, String reason, List<Condition> conditions, String reworkStep, String reworkReturn) {}
