package org.gatehouse.person;

import org.springframework.stereotype.Component;

/** Lets a test that changes people elsewhere be seen at once. */
@Component
public class FreshPeople {

    private final People people;

    FreshPeople(People people) {
        this.people = people;
    }

    public void reread() {
        people.reread();
    }
}
