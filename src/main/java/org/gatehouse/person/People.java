package org.gatehouse.person;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.engine.Identities;
import org.gatehouse.engine.Identities.Account;
import org.gatehouse.kernel.Role;
import org.springframework.stereotype.Component;

/**
 * Everybody in the house. A page shows many names, so all are read in one statement and kept for a few seconds; what is
 * changed elsewhere (Camunda Admin, another node) shows after that.
 */
@Component
public class People {

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Identities identities;
    private final Deputies deputies;
    private final Preferences preferences;
    private volatile Directory directory = new Directory(Map.of(), Map.of(), System.nanoTime() - KEPT.toNanos());

    People(Identities identities, Deputies deputies, Preferences preferences) {
        this.identities = identities;
        this.deputies = deputies;
        this.preferences = preferences;
    }

    private record Directory(Map<String, Person> byId, Map<String, Set<String>> groups, long readAt) {}

    /** Display name; the id itself for somebody unknown. */
    public String name(String id) {
        return find(id).map(Person::name).orElse(id);
    }

    /** Display names in the order of the ids. */
    public List<String> names(List<String> ids) {
        return ids.stream().map(this::name).toList();
    }

    public Optional<Person> find(String id) {
        return id == null
                ? Optional.empty()
                : Optional.ofNullable(directory().byId().get(id));
    }

    /** Whether there is such a person, and they can still be asked to do something. */
    public boolean exists(String id) {
        return find(id).filter(person -> !person.isFormer()).isPresent();
    }

    /** Whoever can sign in, ordered by id; former people are found by their ids alone. */
    public List<Person> all() {
        return directory().byId().values().stream()
                .filter(person -> !person.isFormer())
                .toList();
    }

    public List<Person> inRole(Role role) {
        return directory().byId().values().stream()
                .filter(person -> person.is(role))
                .toList();
    }

    /** Who stands in for this person on that day. */
    public Optional<String> deputyOf(String id, LocalDate day) {
        return deputies.of(id)
                .filter(deputy -> deputy.covers(day))
                .map(Deputy::deputyId)
                .filter(this::exists);
    }

    /** Who stands in for whom on that day: deputies by the person they stand in for. */
    public Map<String, String> deputies(LocalDate day) {
        return deputies.all().stream()
                .filter(deputy -> deputy.covers(day) && exists(deputy.deputyId()))
                .collect(Collectors.toMap(Deputy::personId, Deputy::deputyId));
    }

    /** The language they chose, else the one they last signed in with, else English. */
    public Locale language(String id) {
        return preferences
                .of(id)
                .map(known -> known.language() == null ? known.heard() : known.language())
                .filter("zh-CN"::equals)
                .map(chosen -> Locale.SIMPLIFIED_CHINESE)
                .orElse(Locale.ENGLISH);
    }

    /** All the engine's groups of this person, roles among them; null for somebody unknown. */
    Set<String> groups(String id) {
        return directory().groups().get(id);
    }

    void add(String id, String firstName, String lastName, String email, Set<Role> roles, String password) {
        Set<String> groups = roles.stream().map(Role::group).collect(Collectors.toSet());
        identities.create(new Account(id, firstName, lastName, email, groups), password);
        reread();
    }

    /**
     * Makes somebody known by name who worked on something that came from another house. They belong to no group, and
     * nobody knows their password, so they cannot sign in.
     */
    public void remember(String id, String name) {
        // No letters: the rules for passwords refuse one with the person's name in it.
        String password =
                RANDOM.ints(40, '!', '0').mapToObj(Character::toString).collect(Collectors.joining());
        identities.create(new Account(id, name, "", "", Set.of()), password);
        reread();
    }

    void reread() {
        directory = new Directory(Map.of(), Map.of(), System.nanoTime() - KEPT.toNanos());
    }

    private Directory directory() {
        Directory known = directory;
        if (System.nanoTime() - known.readAt() >= KEPT.toNanos()) {
            Map<String, Person> read = new LinkedHashMap<>();
            Map<String, Set<String>> groups = new HashMap<>();
            for (Account account : identities.all()) {
                read.put(account.id(), person(account));
                groups.put(account.id(), account.groups());
            }
            known = new Directory(read, groups, System.nanoTime());
            directory = known;
        }
        return known;
    }

    static Person person(Account account) {
        String name = (account.firstName() + " " + account.lastName()).strip();
        return new Person(
                account.id(),
                name.isEmpty() ? account.id() : name,
                account.email(),
                account.groups().stream()
                        .map(Role::ofGroup)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()));
    }
}
