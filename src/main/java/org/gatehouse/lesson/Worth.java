package org.gatehouse.lesson;

import java.time.Duration;
import java.time.Instant;

/** What people's judgement and a lesson's age make of it. */
final class Worth {

    /** Quantile of the normal distribution that leaves 5 % above. */
    private static final double Z = 1.6449;

    private static final double HALF_LIFE_DAYS = 365;

    private Worth() {}

    /**
     * How helpful a lesson surely is, 0 to 1: the lower bound of Wilson's interval (E. B. Wilson, "Probable inference, the
     * law of succession, and statistical inference", JASA 22, 1927) for the share of helpful votes, 95 % one-sided. One vote
     * for and one against are given beforehand, so that what nobody has judged stands between good and bad.
     */
    static double helpfulness(int helpful, int unhelpful) {
        return wilson(helpful + 1, helpful + unhelpful + 2);
    }

    /** Whether more than half of all readers surely (95 %) find it unhelpful: three of three, six of seven, … */
    static boolean isTiresome(int helpful, int unhelpful) {
        return wilson(unhelpful, helpful + unhelpful) > 0.5;
    }

    /** 1 for what was written now, halved with each year. */
    static double freshness(Instant writtenAt, Instant now) {
        double days = Math.max(0, Duration.between(writtenAt, now).toHours() / 24.0);
        return Math.pow(0.5, days / HALF_LIFE_DAYS);
    }

    /** Factor on the text's score: 0.5 to 1.5 for helpful votes, half of it for the tiresome, age takes half at most. */
    static double factor(int helpful, int unhelpful, Instant writtenAt, Instant now) {
        double votes = 0.5 + helpfulness(helpful, unhelpful);
        return (isTiresome(helpful, unhelpful) ? votes / 2 : votes) * (0.5 + 0.5 * freshness(writtenAt, now));
    }

    static double wilson(int yes, int all) {
        if (all == 0) {
            return 0;
        }
        double share = (double) yes / all;
        double z2 = Z * Z;
        return (share + z2 / (2 * all) - Z * Math.sqrt((share * (1 - share) + z2 / (4.0 * all)) / all))
                / (1 + z2 / all);
    }
}
