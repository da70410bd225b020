package org.gatehouse.gate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import org.gatehouse.gate.Evidence.Value;

/**
 * What a gate asks for and how it stands, as the decision table {@code gate-criteria} judged it when the dossier was
 * sealed.
 *
 * @param key stays the same whatever the light, e.g. {@code goalsSmart}
 * @param english how it stands, in a sentence
 * @param chinese the same
 * @param value what was found; its text is empty where nobody knows it
 * @param threshold what is asked for
 * @param light {@code green}, {@code amber}, {@code red}, or {@code grey} where it cannot be told
 * @param mandatory red then blocks a go until it is waived
 * @param link path in the portal where the fact is shown; empty where there is none
 */
public record Criterion(
        String key,
        String english,
        String chinese,
        Value value,
        Value threshold,
        String light,
        boolean mandatory,
        String link) {

    /** In the reader's language. */
    public String in(Locale reader) {
        return "zh".equals(reader.getLanguage()) ? chinese : english;
    }

    @JsonIgnore
    public boolean isRed() {
        return light.equals("red");
    }

    /** Whether it stands in the way of a go unless it is waived. */
    @JsonIgnore
    public boolean isBlocking() {
        return mandatory && isRed();
    }
}
