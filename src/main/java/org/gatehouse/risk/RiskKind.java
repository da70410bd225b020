package org.gatehouse.risk;

/** What an uncertain event would do to the project's objectives (ISO 31000:2018, 3.1: effects are good or bad). */
public enum RiskKind {
    THREAT,
    OPPORTUNITY
}
