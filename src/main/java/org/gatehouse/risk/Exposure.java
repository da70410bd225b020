package org.gatehouse.risk;

import java.util.Locale;

/**
 * How likely and how grave, and the level that makes.
 *
 * @param probability 1 to 5 on the scale of {@link Scales}
 * @param impact 1 to 5
 * @param level null while it is not rated
 * @param english why that level, as the decision table words it; null while it is not rated
 */
public record Exposure(Integer probability, Integer impact, RiskLevel level, String english, String chinese) {

    static Exposure of(int probability, int impact) {
        return new Exposure(probability, impact, null, null, null);
    }

    Exposure rated(Verdict verdict) {
        return new Exposure(probability, impact, verdict.level(), verdict.english(), verdict.chinese());
    }

    /** Probability × impact, 1 to 25. */
    public int score() {
        return probability * impact;
    }

    public int rank() {
        return level == null ? 0 : level.rank();
    }

    public String why(Locale locale) {
        String words = "zh".equals(locale.getLanguage()) ? chinese : english;
        return words == null ? "" : words;
    }

    boolean isSame(Exposure other) {
        return other != null
                && probability.equals(other.probability)
                && impact.equals(other.impact)
                && level == other.level;
    }
}
