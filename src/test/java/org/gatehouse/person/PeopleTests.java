package org.gatehouse.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.HouseTest;
import org.gatehouse.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PeopleTests extends HouseTest {

    @Autowired
    People people;

    @Autowired
    CurrentPerson current;

    @Test
    void everybodyHasANameAndARole() {
        assertThat(people.name("lin")).isEqualTo("林悦 Lin Yue");
        assertThat(people.name("nobody")).isEqualTo("nobody");
        assertThat(people.find("han"))
                .hasValueSatisfying(han -> assertThat(han.roles()).containsExactly(Role.ANALYST));
        assertThat(people.inRole(Role.MANAGER)).extracting(Person::id).contains("fang", "lin", "zhao");
        assertThat(people.exists("chen")).isTrue();
        assertThat(people.exists("nobody")).isFalse();
    }

    @Test
    void knowsWhoIsAtTheKeyboard() {
        assertThat(current.id()).isEqualTo("system");
        assertThat(current.isSignedIn()).isFalse();
        as("lin", () -> {
            assertThat(current.id()).isEqualTo("lin");
            assertThat(current.is(Role.MANAGER)).isTrue();
            assertThat(current.is(Role.ADMIN)).isFalse();
        });
        assertThat(current.isSignedIn()).isFalse();
    }
}
