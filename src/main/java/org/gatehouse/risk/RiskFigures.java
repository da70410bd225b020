package org.gatehouse.risk;

/**
 * A project's risks in four numbers.
 *
 * @param open threats and opportunities that are not closed
 * @param high open threats whose level, as it counts now, is high or extreme
 * @param unanswered open risks above low without a response plan
 * @param fired risks whose trigger fired and whose response is under way
 */
public record RiskFigures(int open, int high, int unanswered, int fired) {

    static final RiskFigures NONE = new RiskFigures(0, 0, 0, 0);
}
