package org.gatehouse.portfolio;

import java.util.List;
import java.util.Optional;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the signed-in person keeps to look at again, by names of their own. Nobody sees what others keep. */
@Service
@Transactional
class SavedFilters {

    static final int MOST = 20;

    private static final int LONGEST_NAME = 60;

    private final JdbcClient sql;
    private final CurrentPerson me;

    SavedFilters(JdbcClient sql, CurrentPerson me) {
        this.sql = sql;
        this.me = me;
    }

    /**
     * A filter somebody keeps.
     *
     * @param query as {@link Wish#query} writes it
     * @param usual what the portfolio shows when it is opened; one at most
     */
    record SavedFilter(long id, String name, String query, boolean usual) {}

    /** By name. */
    @Transactional(readOnly = true)
    List<SavedFilter> mine() {
        return sql.sql(
                        "select id, name, query, usual from portfolio_filter where person_id = ? order by lower(name), id")
                .param(me.id())
                .query(SavedFilter.class)
                .list();
    }

    /** What the portfolio shows this person when it is opened. */
    @Transactional(readOnly = true)
    Optional<SavedFilter> usual() {
        return mine().stream().filter(SavedFilter::usual).findFirst();
    }

    void keep(String name, Wish wish) {
        String given = checked(name);
        if (mine().size() >= MOST) {
            throw new Conflict("portfolio.error.tooMany", MOST);
        }
        named(
                given,
                () -> sql.sql("insert into portfolio_filter (person_id, name, query, usual) values (?, ?, ?, ?)")
                        .params(me.id(), given, wish.query(), false)
                        .update());
    }

    void rename(long id, String name) {
        String given = checked(name);
        require(id);
        named(
                given,
                () -> sql.sql("update portfolio_filter set name = ? where id = ? and person_id = ?")
                        .params(given, id, me.id())
                        .update());
    }

    /** Shows it whenever the portfolio is opened; shows everything again where it did so already. */
    void makeUsual(long id) {
        boolean was = require(id).usual();
        sql.sql("update portfolio_filter set usual = case when id = ? then ? else false end where person_id = ?")
                .params(id, !was, me.id())
                .update();
    }

    void remove(long id) {
        require(id);
        sql.sql("delete from portfolio_filter where id = ? and person_id = ?")
                .params(id, me.id())
                .update();
    }

    private SavedFilter require(long id) {
        return mine().stream()
                .filter(filter -> filter.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound(String.valueOf(id)));
    }

    private static String checked(String name) {
        String given = name.replaceAll("\\p{Cntrl}", " ").strip();
        if (given.isEmpty()) {
            throw new InvalidInput("name", "error.required", "name");
        }
        if (given.length() > LONGEST_NAME) {
            throw new InvalidInput("name", "error.tooLong", LONGEST_NAME);
        }
        return given;
    }

    private static void named(String name, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException taken) {
            throw new Conflict("portfolio.error.nameTaken", name);
        }
    }
}
