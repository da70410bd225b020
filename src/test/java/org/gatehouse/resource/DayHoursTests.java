package org.gatehouse.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayHoursTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09:00-12:00,13:00-18:00",
                " 9:00 – 12:00 ，13：00至18：00 ",
                "9:00~12:00;13:00-18:00",
                "09:00-12:00、13:00—18:00"
            })
    void readsWhatPeopleWrite(String text) {
        assertThat(DayHours.parse("mon", text)).containsExactly(new Shift(540, 720), new Shift(780, 1080));
    }

    @Test
    void nothingIsNotWorked() {
        assertThat(DayHours.parse("mon", " ")).isEmpty();
        assertThat(DayHours.parse("mon", null)).isEmpty();
    }

    @Test
    void aDayEndsAt24() {
        assertThat(DayHours.parse("mon", "00:00-24:00")).containsExactly(new Shift(0, 1440));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9-12",
                "09:00",
                "09:60-12:00",
                "12:00-09:00",
                "09:00-09:00",
                "13:00-18:00,09:00-12:00",
                "09:00-12:00,11:00-18:00",
                "22:00-24:01",
                "nine to five"
            })
    void refusesWhatIsNoDay(String text) {
        assertThatThrownBy(() -> DayHours.parse("mon", text))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.problems().get(0).field()).isEqualTo("mon"));
    }
}
