package org.gatehouse.person;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** At most one deputy each. */
@Repository
class Deputies {

    private final JdbcClient sql;

    Deputies(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Deputy> of(String personId) {
        return sql.sql("select person_id, deputy_id, from_day, until_day from person_deputy where person_id = :person")
                .param("person", personId)
                .query(Deputy.class)
                .optional();
    }

    List<Deputy> all() {
        return sql.sql("select person_id, deputy_id, from_day, until_day from person_deputy")
                .query(Deputy.class)
                .list();
    }

    void save(Deputy deputy) {
        remove(deputy.personId());
        sql.sql("insert into person_deputy (person_id, deputy_id, from_day, until_day)"
                        + " values (:personId, :deputyId, :fromDay, :untilDay)")
                .paramSource(deputy)
                .update();
    }

    void remove(String personId) {
        sql.sql("delete from person_deputy where person_id = :person")
                .param("person", personId)
                .update();
    }
}
