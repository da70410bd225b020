package org.gatehouse.risk;

/** How much a risk matters, as the decision table {@code risk-level} says. */
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH,
    EXTREME;

    /** From 1, the lowest. */
    public int rank() {
        return ordinal() + 1;
    }

    /** Whether it makes the next gate stricter. */
    public boolean isHigh() {
        return this == HIGH || this == EXTREME;
    }

    /** The light it is shown with; its name always stands beside it. */
    public String light() {
        return switch (this) {
            case LOW -> "green";
            case MEDIUM -> "amber";
            case HIGH, EXTREME -> "red";
        };
    }
}
