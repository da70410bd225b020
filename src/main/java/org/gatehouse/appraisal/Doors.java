package org.gatehouse.appraisal;

import java.util.Optional;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.LineManagers;
import org.gatehouse.person.People;
import org.springframework.stereotype.Component;

/**
 * Who may see an appraisal: the person, their manager of today and human resources, and who answers an appeal while it
 * is open. For everybody else it is not there. Roles beside human resources, deputies and the team of a project count
 * for nothing here.
 */
@Component
class Doors {

    private final AppraisalRepository appraisals;
    private final LineManagers managers;
    private final People people;
    private final CurrentPerson me;

    Doors(AppraisalRepository appraisals, LineManagers managers, People people, CurrentPerson me) {
        this.appraisals = appraisals;
        this.managers = managers;
        this.people = people;
        this.me = me;
    }

    /** An appraisal and as what the reader sees it. */
    record Seen(Appraisal it, Seat seat) {

        public boolean isPerson() {
            return seat == Seat.PERSON;
        }

        /** Whether what the appraiser wrote may be read. */
        public boolean isTold() {
            return seat != Seat.PERSON || it.state().isTold();
        }

        /** Whether what the person wrote about themselves may be read. */
        public boolean isSelfTold() {
            return seat == Seat.PERSON || it.state() != State.SELF;
        }
    }

    Seen visible(long id) {
        Appraisal it = require(id);
        return new Seen(it, seat(it, me.id()).orElseThrow(() -> new NotFound(Long.toString(id))));
    }

    Seen visibleAs(long id, Seat... seats) {
        Seen seen = visible(id);
        if (!java.util.List.of(seats).contains(seen.seat())) {
            throw new NotAllowed("appraisal.error.notYours");
        }
        return seen;
    }

    /** For the steps of the process, which check who acts themselves. */
    Appraisal require(long id) {
        return appraisals.findById(id).orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    Optional<Seat> seat(Appraisal it, String person) {
        if (person.equals(it.personId())) {
            return Optional.of(Seat.PERSON);
        }
        if (person.equals(managerOf(it))) {
            return Optional.of(Seat.MANAGER);
        }
        if (people.find(person).filter(one -> one.is(Role.HR)).isPresent()) {
            return Optional.of(Seat.HR);
        }
        return it.state() == State.APPEALED && person.equals(it.judgeId()) ? Optional.of(Seat.JUDGE) : Optional.empty();
    }

    private String managerOf(Appraisal it) {
        return managers.of(it.personId()).orElse(it.appraiserId());
    }
}
