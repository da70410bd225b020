package org.gatehouse.inbox;

import java.util.List;
import java.util.Optional;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the signed-in person keeps to look at again in their work, by names of their own. Nobody sees what others keep. */
@Repository
@Transactional
class WorkFilters {

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
     * @param query as {@link Wish#query} writes it
     * @param usual what My work shows when it is opened; one at most
     */
    record WorkFilter(long id, String name, String query, boolean usual) {}

    /** By name. */
    @Transactional(readOnly = true)
    List<WorkFilter> mine() {
        return sql.sql("select id, name, query, usual from inbox_filter where person_id = ? order by lower(name), id")
                .param(me.id())
                .query(WorkFilter.class)
                .list();
    }

    static Optional<WorkFilter> usual(List<WorkFilter> filters) {
        return filters.stream().filter(WorkFilter::usual).findFirst();
    }

    /** Under a name that is there already it takes the place of what was kept. */
    void keep(String name, Wish wish, boolean usual) {
        String given = name.replaceAll("\\p{Cntrl}", " ").strip();
        if (given.isEmpty()) {
            throw new InvalidInput("name", "error.required", "name");
        }
        if (given.length() > LONGEST_NAME) {
            throw new InvalidInput("name", "error.tooLong", LONGEST_NAME);
        }
        if (usual) {
            sql.sql("update inbox_filter set usual = false where person_id = ?")
                    .param(me.id())
                    .update();
        }
        int changed = sql.sql("update inbox_filter set query = ?, usual = ? where person_id = ? and name = ?")
                .params(wish.query(), usual, me.id(), given)
                .update();
        if (changed > 0) {
            return;
        }
        if (mine().size() >= MOST) {
            throw new Conflict("inbox.error.tooManyFilters", MOST);
        }
        try {
            sql.sql("insert into inbox_filter (person_id, name, query, usual) values (?, ?, ?, ?)")
                    .params(me.id(), given, wish.query(), usual)
                    .update();
        } catch (DuplicateKeyException meanwhile) {
            throw new Conflict("error.changedMeanwhile");
        }
    }

    /** Shows it whenever My work is opened; everything again where it did so already. */
    void makeUsual(long id) {
        boolean was = require(id).usual();
        sql.sql("update inbox_filter set usual = case when id = ? then ? else false end where person_id = ?")
                .params(id, !was, me.id())
                .update();
    }

    void remove(long id) {
        require(id);
        sql.sql("delete from inbox_filter where id = ? and person_id = ?")
                .params(id, me.id())
                .update();
    }

    private WorkFilter require(long id) {
        return mine().stream()
                .filter(filter -> filter.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound(String.valueOf(id)));
    }
}
