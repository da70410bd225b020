package org.gatehouse.engine;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The engine's register of people and groups. Who may ask is the caller's affair; the engine does not check here. */
@Component
@Transactional
public class Identities {

    private final IdentityService identity;
    private final JdbcClient sql;
    private final Engine engine;
    private final Passwords hashes;
    private final String nobodys;

    Identities(IdentityService identity, JdbcClient sql, Engine engine, Passwords hashes) {
        this.identity = identity;
        this.sql = sql;
        this.engine = engine;
        this.hashes = hashes;
        this.nobodys = hashes.encrypt("nobody's");
    }

    /** A person as the engine knows them; groups that grant nothing in this house are left out. */
    public record Account(String id, String firstName, String lastName, String email, Set<String> groups) {

        public Account {
            groups = Set.copyOf(groups);
        }
    }

    /** Everybody with their groups, in one statement. */
    @Transactional(readOnly = true)
    public List<Account> all() {
        return accounts("");
    }

    @Transactional(readOnly = true)
    public Optional<Account> find(String id) {
        return accounts(id).stream().findFirst();
    }

    private List<Account> accounts(String only) {
        Map<String, Account> people = new LinkedHashMap<>();
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        String where = only.isEmpty() ? "" : " where u.ID_ = :id";
        JdbcClient.StatementSpec statement = sql.sql("select u.ID_, u.FIRST_, u.LAST_, u.EMAIL_, m.GROUP_ID_ from"
                + " ACT_ID_USER u left join ACT_ID_MEMBERSHIP m on m.USER_ID_ = u.ID_" + where + " order by u.ID_");
        (only.isEmpty() ? statement : statement.param("id", only)).query((ResultSet row) -> {
            String id = row.getString(1);
            Set<String> mine = groups.computeIfAbsent(id, any -> new TreeSet<>());
            String group = row.getString(5);
            // The vendor's own administrator group is only filled to keep its set-up page shut.
            if (group != null && !Groups.CAMUNDA_ADMIN.equals(group)) {
                mine.add(group);
            }
            people.put(id, new Account(id, text(row, 2), text(row, 3), text(row, 4), mine));
        });
        return new ArrayList<>(people.values());
    }

    private static String text(ResultSet row, int column) throws java.sql.SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    /** Creates the person and puts them into the groups, which must exist. */
    public void create(Account account, String password) {
        engine.unchecked(() -> {
            User user = identity.newUser(account.id());
            user.setFirstName(account.firstName());
            user.setLastName(account.lastName());
            user.setEmail(account.email());
            user.setPassword(accepted(account, password));
            identity.saveUser(user);
            account.groups().forEach(group -> identity.createMembership(account.id(), group));
            if (account.groups().contains(Role.ADMIN.group())) {
                identity.createMembership(account.id(), Groups.CAMUNDA_ADMIN);
            }
            return null;
        });
    }

    /** Whether this is the person's password; a wrong one counts against nobody here. */
    public boolean passwordMatches(String id, String password) {
        if (find(id).isEmpty()) {
            // As slow as a wrong password, so that nobody learns who exists.
            hashes.check(password, nobodys);
            return false;
        }
        return engine.unchecked(() -> identity.checkPassword(id, password));
    }

    public void changePassword(String id, String password) {
        Account account = find(id).orElseThrow();
        engine.unchecked(() -> {
            User user = identity.createUserQuery().userId(id).singleResult();
            user.setPassword(accepted(account, password));
            identity.saveUser(user);
            return null;
        });
    }

    private String accepted(Account account, String password) {
        User asked = identity.newUser(account.id());
        asked.setFirstName(account.firstName());
        asked.setLastName(account.lastName());
        asked.setEmail(account.email());
        if (!identity.checkPasswordAgainstPolicy(password, asked).isValid()) {
            throw new InvalidInput("password", "person.password.weak");
        }
        return password;
    }
}
