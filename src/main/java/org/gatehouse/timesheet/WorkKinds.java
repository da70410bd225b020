package org.gatehouse.timesheet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The kinds of work of the house, kept by its administrators; templates say {@code @workKinds}. */
@Service("workKinds")
@Transactional
public class WorkKinds {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LONGEST_NAME = 80;
    private static final int MOST = 50;

    private final JdbcClient sql;
    private final CurrentPerson me;

    WorkKinds(JdbcClient sql, CurrentPerson me) {
        this.sql = sql;
        this.me = me;
    }

    /** All there are, in the administrator's order. */
    @Transactional(readOnly = true)
    public List<WorkKind> all() {
        return sql.sql("select id, name_en, name_zh, billable, active, position from work_kind order by position, id")
                .query(WorkKind.class)
                .list();
    }

    /** Those that new entries may have; the first one is what an entry is where nobody says. */
    @Transactional(readOnly = true)
    public List<WorkKind> active() {
        return all().stream().filter(WorkKind::active).toList();
    }

    /** Names for the reader, by id. */
    @Transactional(readOnly = true)
    public Map<String, String> names() {
        Locale reader = LocaleContextHolder.getLocale();
        return all().stream().collect(Collectors.toMap(WorkKind::id, kind -> kind.name(reader)));
    }

    /** The kind a new entry gets. */
    @Transactional(readOnly = true)
    WorkKind chosen(String id) {
        List<WorkKind> choices = active();
        if (id == null || id.isBlank()) {
            return choices.get(0);
        }
        return choices.stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("kind", "timesheet.error.kind", id));
    }

    void add(String id, String nameEn, String nameZh, boolean billable) {
        requireKeeper();
        List<WorkKind> there = all();
        if (!ID.matcher(id).matches()) {
            throw new InvalidInput("id", "timesheet.error.kindId");
        }
        if (there.stream().anyMatch(kind -> kind.id().equals(id))) {
            throw new Conflict("timesheet.error.kindTaken", id);
        }
        if (there.size() >= MOST) {
            throw new Conflict("timesheet.error.kindsFull", MOST);
        }
        checkNames(nameEn, nameZh);
        int last = there.stream().mapToInt(WorkKind::position).max().orElse(0);
        sql.sql("insert into work_kind (id, name_en, name_zh, billable, active, position) values (?, ?, ?, ?, true, ?)")
                .params(id, nameEn.strip(), nameZh.strip(), billable, last + 1)
                .update();
    }

    /** @param position smaller ones come first */
    void change(String id, String nameEn, String nameZh, boolean billable, boolean active, int position) {
        requireKeeper();
        Map<String, WorkKind> there = all().stream().collect(Collectors.toMap(WorkKind::id, Function.identity()));
        if (!there.containsKey(id)) {
            throw new NotFound(id);
        }
        checkNames(nameEn, nameZh);
        boolean others = there.values().stream()
                .anyMatch(kind -> kind.active() && !kind.id().equals(id));
        if (!active && !others) {
            throw new Conflict("timesheet.error.lastKind");
        }
        sql.sql("update work_kind set name_en = ?, name_zh = ?, billable = ?, active = ?, position = ? where id = ?")
                .params(nameEn.strip(), nameZh.strip(), billable, active, Math.max(0, Math.min(position, 1000)), id)
                .update();
    }

    /** Whether the signed-in person keeps the list. */
    public boolean mayKeep() {
        return me.is(Role.ADMIN);
    }

    private void requireKeeper() {
        if (!mayKeep()) {
            throw new NotAllowed("timesheet.error.administratorOnly");
        }
    }

    private static void checkNames(String nameEn, String nameZh) {
        for (String name : List.of(nameEn, nameZh)) {
            if (name.isBlank()) {
                throw new InvalidInput("name", "timesheet.error.kindName");
            }
            if (name.strip().length() > LONGEST_NAME) {
                throw new InvalidInput("name", "error.tooLong", "name", LONGEST_NAME);
            }
        }
    }
}
