package org.gatehouse.inbox;

import java.util.List;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the signed-in person keeps to look at again, by names of their own. Nobody sees what others keep. */
@Repository
@Transactional
class WorkFilters {

    /** In each scope. */
    static final int MOST = 20;

    private static final int LONGEST_NAME = 60;

    private final JdbcClient sql;
    private final CurrentPerson me;

    WorkFilters(JdbcClient sql, CurrentPerson me) {
        this.sql = sql;
        this.me = me;
    }

    /**
     * A filter somebody keeps.
     *
     * @param query as its scope's wish writes it
     * @param usual what is shown where nothing is asked for; one at most in each scope
     */
    record WorkFilter(long id, String name, String query, boolean usual) {}

    /** By name. */
    @Transactional(readOnly = true)
    List<WorkFilter> mine(Scope scope) {
        return sql.sql("select id, name, query, usual from inbox_filter where person_id = ? and scope = ?"
                        + " order by lower(name), id")
                .params(me.id(), scope.name())
                .query(WorkFilter.class)
                .list();
    }

    /** Under a name that is there already it takes the place of what was kept. */
    void keep(Scope scope, String name, String query, boolean usual) {
        String given = name.replaceAll("\\p{Cntrl}", " ").strip();
        if (given.isEmpty()) {
            throw new InvalidInput("name", "error.required", "name");
        }
        if (given.length() > LONGEST_NAME) {
            throw new InvalidInput("name", "error.tooLong", LONGEST_NAME);
        }
        if (usual) {
            sql.sql("update inbox_filter set usual = false where person_id = ? and scope = ?")
                    .params(me.id(), scope.name())
                    .update();
        }
        int changed = sql.sql(
                        "update inbox_filter set query = ?, usual = ? where person_id = ? and scope = ? and name = ?")
                .params(scope.tidy(query), usual, me.id(), scope.name(), given)
                .update();
        if (changed > 0) {
            return;
        }
        if (mine(scope).size() >= MOST) {
            throw new Conflict("inbox.error.tooManyFilters", MOST);
        }
        try {
            sql.sql("insert into inbox_filter (person_id, scope, name, query, usual) values (?, ?, ?, ?, ?)")
                    .params(me.id(), scope.name(), given, scope.tidy(query), usual)
                    .update();
        } catch (DuplicateKeyException meanwhile) {
            throw new Conflict("error.changedMeanwhile");
        }
    }

    /** Shows it where nothing is asked for; everything again where it did so already. */
    void makeUsual(long id) {
        Kept kept = require(id);
        sql.sql("update inbox_filter set usual = case when id = ? then ? else false end"
                        + " where person_id = ? and scope = ?")
                .params(id, !kept.usual(), me.id(), kept.scope())
                .update();
    }

    void remove(long id) {
        require(id);
        sql.sql("delete from inbox_filter where id = ? and person_id = ?")
                .params(id, me.id())
                .update();
    }

    private record Kept(String scope, boolean usual) {}

    private Kept require(long id) {
        return sql.sql("select scope, usual from inbox_filter where id = ? and person_id = ?")
                .params(id, me.id())
                .query(Kept.class)
                .optional()
                .orElseThrow(() -> new NotFound(String.valueOf(id)));
    }
}
