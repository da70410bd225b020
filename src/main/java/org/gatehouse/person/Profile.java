package org.gatehouse.person;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gatehouse.engine.Identities;
import org.gatehouse.kernel.InvalidInput;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people look after themselves: who stands in for them, and their password. */
@Service
@Transactional
class Profile {

    private final People people;
    private final Deputies deputies;
    private final Identities identities;
    private final Throttle throttle;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Profile(
            People people,
            Deputies deputies,
            Identities identities,
            Throttle throttle,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.deputies = deputies;
        this.identities = identities;
        this.throttle = throttle;
        this.events = events;
        this.clock = clock;
    }

    /** The present or coming deputy. */
    Optional<Deputy> deputy(String personId) {
        return deputies.of(personId).filter(deputy -> !deputy.untilDay().isBefore(LocalDate.now(clock)));
    }

    /** Whoever may do at least what this person may. */
    List<Person> possibleDeputies(Person person) {
        return people.all().stream()
                .filter(other ->
                        !other.id().equals(person.id()) && other.roles().containsAll(person.roles()))
                .toList();
    }

    void appoint(Deputy deputy) {
        Person person = people.find(deputy.personId()).orElseThrow();
        if (deputy.deputyId().isBlank()) {
            throw new InvalidInput("deputyId", "error.required", "deputyId");
        }
        if (deputy.deputyId().equals(person.id())) {
            throw new InvalidInput("deputyId", "person.deputy.oneself");
        }
        Person stand = people.find(deputy.deputyId())
                .orElseThrow(() -> new InvalidInput("deputyId", "person.unknown", deputy.deputyId()));
        if (!stand.roles().containsAll(person.roles())) {
            throw new InvalidInput("deputyId", "person.deputy.role", stand.name());
        }
        if (deputy.untilDay().isBefore(deputy.fromDay())) {
            throw new InvalidInput("untilDay", "error.period.reversed", deputy.fromDay(), deputy.untilDay());
        }
        if (deputy.untilDay().isBefore(LocalDate.now(clock))) {
            throw new InvalidInput("untilDay", "person.deputy.past", deputy.untilDay());
        }
        deputies.save(deputy);
        events.publishEvent(new DeputyAppointed(deputy.personId()));
    }

    void removeDeputy(String personId) {
        deputies.remove(personId);
    }

    void changePassword(String personId, String present, String password, String again, String address) {
        if (!throttle.admits(personId, address)) {
            throw new InvalidInput("present", "person.login.locked");
        }
        if (!identities.passwordMatches(personId, present)) {
            throw new InvalidInput("present", "person.password.wrong");
        }
        throttle.forgive(personId, address);
        if (!password.equals(again)) {
            throw new InvalidInput("again", "person.password.differ");
        }
        identities.changePassword(personId, password);
    }
}
