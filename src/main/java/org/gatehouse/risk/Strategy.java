package org.gatehouse.risk;

import java.util.Arrays;
import java.util.List;

/** What is done about a risk: the response strategies of PMI's Practice Standard for Project Risk Management, ch. 7. */
public enum Strategy {
    AVOID(true, false),
    REDUCE(true, false),
    TRANSFER(true, false),
    EXPLOIT(false, true),
    ENHANCE(false, true),
    SHARE(false, true),
    ACCEPT(true, true);

    private final boolean threat;
    private final boolean opportunity;

    Strategy(boolean threat, boolean opportunity) {
        this.threat = threat;
        this.opportunity = opportunity;
    }

    public boolean fits(RiskKind kind) {
        return kind == RiskKind.THREAT ? threat : opportunity;
    }

    public boolean isForThreats() {
        return threat;
    }

    public boolean isForOpportunities() {
        return opportunity;
    }

    static List<Strategy> of(RiskKind kind) {
        return Arrays.stream(values()).filter(strategy -> strategy.fits(kind)).toList();
    }
}
