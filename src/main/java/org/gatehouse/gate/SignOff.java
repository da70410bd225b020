package org.gatehouse.gate;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One more person's word on a matter, asked for by an approver: before they vote themselves, as advice they wait for; or
 * after a go, which then needs this person's go too.
 *
 * @param personId who is asked
 * @param afterwards whether they are asked after a go, as a further approver
 * @param question what the approver wants to know
 * @param answeredBy who answered: they, or whoever has their task by then; empty until then
 * @param answeredAt null until then
 */
@Table("gate_sign_off")
public record SignOff(
        String personId,
        String askedBy,
        Instant askedAt,
        boolean afterwards,
        String question,
        State state,
        String answeredBy,
        Instant answeredAt,
        String answer) {

    /** {@code LAPSED}: the gate was decided, or the submission withdrawn, before anybody answered. */
    public enum State {
        ASKED,
        AGREED,
        DISAGREED,
        LAPSED
    }

    static SignOff asked(String person, String by, boolean afterwards, String question, Instant now) {
        return new SignOff(person, by, now, afterwards, question, State.ASKED, "", null, "");
    }

    boolean isOpen() {
        return state == State.ASKED;
    }

    SignOff of(String person) {
        return new SignOff(person, askedBy, askedAt, afterwards, question, state, answeredBy, answeredAt, answer);
    }

    SignOff answered(boolean agreed, String words, String person, Instant now) {
        State became = agreed ? State.AGREED : State.DISAGREED;
        return new SignOff(personId, askedBy, askedAt, afterwards, question, became, person, now, words);
    }

    SignOff lapsed() {
        return isOpen()
                ? new SignOff(personId, askedBy, askedAt, afterwards, question, State.LAPSED, "", null, "")
                : this;
    }
}
