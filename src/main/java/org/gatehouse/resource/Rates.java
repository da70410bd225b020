package org.gatehouse.resource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Money;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an hour of people costs: the house's rates, each from a day on, and what a project agreed instead. Confidential:
 * the house's are the administrators', what a project needs of them its manager's.
 */
@Service
@Transactional
public class Rates {

    private final JdbcClient sql;
    private final People people;
    private final CurrentPerson me;

    Rates(JdbcClient sql, People people, CurrentPerson me) {
        this.sql = sql;
        this.people = people;
        this.me = me;
    }

    private record Agreed(String personId, BigDecimal rate) {}

    /** The house's rate of an hour on that day, without asking who wants to know; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<Money> hourly(String personId, LocalDate day) {
        return new RateCard(of(List.of(personId)), Map.of()).hourly(personId, day);
    }

    /** Rates of these people in a project, in two statements, without asking who wants to know. */
    @Transactional(readOnly = true)
    public RateCard card(Project project, Collection<String> persons) {
        Map<String, Money> agreed = new HashMap<>();
        sql.sql("select person_id, rate from project_resource"
                        + " where project_key = ? and person_id is not null and rate is not null")
                .param(project.key())
                .query(Agreed.class)
                .list()
                .forEach(row -> agreed.put(row.personId(), new Money(row.rate(), project.currency())));
        return new RateCard(of(persons), agreed);
    }

    /** Whether the signed-in person may know what people cost in this project. */
    public boolean mayKnow(Project project) {
        return me.id().equals(project.managerId()) || mayKeep();
    }

    /** Whether the signed-in person keeps the house's rates. */
    boolean mayKeep() {
        return me.is(Role.ADMIN);
    }

    List<Rate> of(Collection<String> persons) {
        return persons.isEmpty()
                ? List.of()
                : sql.sql("select person_id, valid_from, hourly, currency from person_rate"
                                + " where person_id in (:people) order by person_id, valid_from")
                        .param("people", persons)
                        .query(Rate.class)
                        .list();
    }

    /** Adds a rate, or changes the one that begins on the same day. */
    public void set(Rate rate) {
        requireKeeper(rate.personId());
        if (rate.validFrom() == null) {
            throw new InvalidInput("validFrom", "error.required", "date");
        }
        Amounts.check("hourly", rate.hourly());
        Money money = new Money(rate.hourly(), rate.currency());
        remove(rate.personId(), rate.validFrom());
        sql.sql("insert into person_rate (person_id, valid_from, hourly, currency) values (?, ?, ?, ?)")
                .params(rate.personId(), rate.validFrom(), money.amount(), money.currency())
                .update();
    }

    public void remove(String personId, LocalDate validFrom) {
        requireKeeper(personId);
        sql.sql("delete from person_rate where person_id = ? and valid_from = ?")
                .params(personId, validFrom)
                .update();
    }

    private void requireKeeper(String personId) {
        if (!people.exists(personId)) {
            throw new NotFound(personId);
        }
        if (!mayKeep()) {
            throw new NotAllowed("resource.error.administratorOnly");
        }
    }
}
