package org.gatehouse.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Money;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CapacityTests extends ResourceTest {

    @Autowired
    Capacity capacity;

    @Autowired
    Rates rates;

    @Autowired
    ProjectResources resources;

    @Test
    void peopleGiveEverythingUntilAManagerSaysOtherwise() {
        assertThat(capacity.of(List.of("chen")).get("chen").percent()).isEqualTo(100);
        as("lin", () -> capacity.set("chen", null, 60));
        assertThat(capacity.of(List.of("chen", "wu")).get("chen")).isEqualTo(new Working("chen", null, 60));

        assertThatThrownBy(() -> as("chen", () -> capacity.set("chen", null, 100)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("lin", () -> capacity.set("chen", null, 101)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("lin", () -> capacity.set("nobody", null, 50)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("lin", () -> capacity.set("chen", -7L, 50))).isInstanceOf(InvalidInput.class);
        assertThat(capacity.of(List.of("chen")).get("chen").percent()).isEqualTo(60);
    }

    @Test
    void peopleLookAfterTheirOwnAbsences() {
        as("chen", () -> capacity.addAbsence("chen", MONDAY, MONDAY, Absence.Kind.TRAINING, " Fair "));
        Absence absence = capacity.absences(List.of("chen", "wu")).get(0);
        assertThat(absence).extracting(Absence::kind, Absence::note).containsExactly(Absence.Kind.TRAINING, "Fair");

        assertThatThrownBy(() -> as("wu", () -> capacity.removeAbsence("chen", absence.id())))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("wu", () -> capacity.removeAbsence("wu", absence.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(
                        "chen", () -> capacity.addAbsence("chen", MONDAY, MONDAY.minusDays(1), Absence.Kind.LEAVE, "")))
                .isInstanceOf(InvalidInput.class);
        as("fang", () -> capacity.removeAbsence("chen", absence.id()));
        assertThat(capacity.absences(List.of("chen"))).isEmpty();
    }

    @Test
    void skillsHaveOneLevelEach() {
        as("chen", () -> capacity.setSkill("chen", " SEO ", 3));
        as("chen", () -> capacity.setSkill("chen", "文案", 5));
        as("chen", () -> capacity.setSkill("chen", "SEO", 4));

        assertThat(capacity.skills(List.of("chen", "wu")).get("chen"))
                .containsExactly(new Skill("chen", "文案", 5), new Skill("chen", "SEO", 4));
        assertThat(capacity.knownSkills()).containsExactly("SEO", "文案");
        assertThatThrownBy(() -> as("chen", () -> capacity.setSkill("wu", "SEO", 1)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("chen", () -> capacity.setSkill("chen", "SEO", 6)))
                .isInstanceOf(InvalidInput.class);
        as("chen", () -> capacity.removeSkill("chen", "SEO"));
        assertThat(capacity.knownSkills()).containsExactly("文案");
    }

    @Test
    void theRateOfADayIsTheLastThatBegan() {
        rate("chen", MONDAY, "200");
        rate("chen", MONDAY.plusMonths(1), "240.5");

        assertThat(rates.hourly("chen", MONDAY.minusDays(1))).isEmpty();
        assertThat(rates.hourly("chen", MONDAY))
                .hasValueSatisfying(rate -> assertThat(rate.amount()).isEqualByComparingTo("200"));
        assertThat(rates.hourly("chen", MONDAY.plusMonths(1).minusDays(1)))
                .hasValueSatisfying(rate -> assertThat(rate.amount()).isEqualByComparingTo("200"));
        assertThat(rates.hourly("chen", MONDAY.plusYears(1)))
                .hasValueSatisfying(rate -> assertThat(rate.amount()).isEqualByComparingTo("240.5"));
    }

    @Test
    void aProjectMayHaveAgreedOtherwise() {
        String key = newProject();
        rate("chen", MONDAY, "200");
        rate("wu", MONDAY, "150");
        as(
                "lin",
                () -> resources.add(
                        key,
                        new ResourceDraft(
                                ProjectResource.Kind.PERSON, "chen", "", 100, "", new BigDecimal("300"), null, null)));

        RateCard card = rates.card(projects.require(key), List.of("chen", "wu", "sun"));
        assertThat(card.cost("chen", MONDAY, new BigDecimal("2")))
                .hasValueSatisfying(cost -> assertThat(cost.amount()).isEqualByComparingTo("600"));
        assertThat(card.hourly("wu", MONDAY).map(Money::currency)).hasValue("CNY");
        assertThat(card.hourly("sun", MONDAY)).isEmpty();
    }

    @Test
    void ratesAreTheAdministratorsAndTheProjectManagersToKnow() {
        String key = newProject();
        for (String person : List.of("lin", "chen", "fang")) {
            assertThatThrownBy(() -> as(person, () -> rates.set(new Rate("chen", MONDAY, BigDecimal.ONE, "CNY"))))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThat(as("lin", () -> rates.mayKnow(projects.require(key)))).isTrue();
        assertThat(as("admin", () -> rates.mayKnow(projects.require(key)))).isTrue();
        assertThat(as("zhao", () -> rates.mayKnow(projects.require(key)))).isFalse();
        assertThat(as("chen", () -> rates.mayKnow(projects.require(key)))).isFalse();
        assertThatThrownBy(() -> as("admin", () -> rates.set(new Rate("chen", MONDAY, new BigDecimal("-1"), "CNY"))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("admin", () -> rates.set(new Rate("chen", MONDAY, BigDecimal.ONE, "XYZW"))))
                .isInstanceOf(InvalidInput.class);
    }

    private void rate(String person, LocalDate from, String hourly) {
        as("admin", () -> rates.set(new Rate(person, from, new BigDecimal(hourly), "CNY")));
    }
}
