package org.gatehouse.person;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who reports to whom. Administrators and human resources say so; nobody stands above themselves, over however many. */
@Service
@Transactional
public class LineManagers {

    private final JdbcClient sql;
    private final People people;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LineManagers(JdbcClient sql, People people, CurrentPerson me, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.people = people;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** The person's line manager, where they have one who is still here. */
    @Transactional(readOnly = true)
    public Optional<String> of(String personId) {
        return said(personId).filter(people::exists);
    }

    /** Everybody who reports to this person, by id. */
    @Transactional(readOnly = true)
    public List<String> reportsOf(String managerId) {
        return sql.sql("select person_id from person_manager where manager_id = :manager order by person_id")
                .param("manager", managerId)
                .query(String.class)
                .list();
    }

    /** Line managers by the person who reports to them; of those who are still here. */
    @Transactional(readOnly = true)
    public Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        sql.sql("select person_id, manager_id from person_manager").query(row -> {
            if (people.exists(row.getString(2))) {
                all.put(row.getString(1), row.getString(2));
            }
        });
        return all;
    }

    public boolean mayKeep() {
        return me.is(Role.ADMIN) || me.is(Role.HR);
    }

    /** @param managerId empty: nobody */
    public void set(String personId, String managerId) {
        if (!mayKeep()) {
            throw new NotAllowed("person.manager.keepers");
        }
        if (people.find(personId).isEmpty()) {
            throw new NotFound(personId);
        }
        String before = said(personId).orElse(null);
        String after = managerId == null || managerId.isBlank() ? null : managerId.strip();
        if (java.util.Objects.equals(before, after)) {
            return;
        }
        if (after != null) {
            check(personId, after);
        }
        sql.sql("delete from person_manager where person_id = :person")
                .param("person", personId)
                .update();
        if (after != null) {
            sql.sql("insert into person_manager (person_id, manager_id, set_by, set_at)"
                            + " values (:person, :manager, :by, :now)")
                    .param("person", personId)
                    .param("manager", after)
                    .param("by", me.id())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
        events.publishEvent(new LineManagerChanged(personId, before, after));
    }

    private void check(String personId, String managerId) {
        if (!people.exists(managerId)) {
            throw new InvalidInput("managerId", "person.unknown", managerId);
        }
        Map<String, String> all = all();
        String above = managerId;
        for (int steps = 0; above != null && steps <= all.size(); steps++) {
            if (above.equals(personId)) {
                throw new InvalidInput("managerId", "person.manager.circle", people.name(managerId));
            }
            above = all.get(above);
        }
    }

    private Optional<String> said(String personId) {
        return sql.sql("select manager_id from person_manager where person_id = :person")
                .param("person", personId)
                .query(String.class)
                .optional();
    }
}
