package org.gatehouse.risk;

/**
 * What the decision table says of a probability, an impact and a proximity.
 *
 * @param plan whether a response has to be planned
 * @param planDays until when, in calendar days from now
 * @param respondDays how many calendar days a response may take once its trigger fired
 * @param reviewDays after how many calendar days it is assessed again
 */
record Verdict(
        RiskLevel level, boolean plan, int planDays, int respondDays, int reviewDays, String english, String chinese) {}
