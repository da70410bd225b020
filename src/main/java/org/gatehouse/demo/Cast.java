package org.gatehouse.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Lets demo people act: signed in as themselves, through the same doors as everybody. */
@Component
@Profile("demo")
class Cast {

    /** Automated steps between two people's steps run in the background; this is how long they may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final People people;
    private final Engine engine;
    private final Desk desk;
    private final Inbox inbox;

    Cast(People people, Engine engine, Desk desk, Inbox inbox) {
        this.people = people;
        this.engine = engine;
        this.desk = desk;
        this.inbox = inbox;
    }

    <T> T as(String person, Callable<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                person,
                null,
                AuthorityUtils.createAuthorityList(
                        groups(person).stream().map(group -> "ROLE_" + group).toList())));
        SecurityContextHolder.setContext(context);
        try {
            return work.call();
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    void act(String person, Runnable work) {
        as(person, () -> {
            work.run();
            return null;
        });
    }

    /** Completes the step as soon as the process has come to it. */
    void complete(String person, String process, String businessKey, String step, Map<String, Object> answer) {
        String task = await(person, process, businessKey, step);
        act(person, () -> desk.complete(task, person, groups(person), answer));
    }

    /** Completes the step in each of so many processes, as soon as they have come to it. */
    void completeAll(String person, String process, String step, int many, Map<String, Object> answer) {
        List<String> tasks = await(
                () -> inbox.of(person, groups(person), 0, Inbox.COUNTED).stream()
                        .filter(task ->
                                task.process().equals(process) && task.step().equals(step))
                        .map(InboxTask::id)
                        .toList(),
                found -> found.size() >= many,
                many + " tasks " + step + " of " + person);
        tasks.forEach(task -> act(person, () -> desk.complete(task, person, groups(person), answer)));
    }

    /** Waits until the process has brought the step to this person; returns their task. */
    String await(String person, String process, String businessKey, String step) {
        return await(
                        () -> engine.openTask(process, businessKey, step, person),
                        Optional::isPresent,
                        step + " of " + person + " in " + businessKey)
                .orElseThrow();
    }

    private static <T> T await(Supplier<T> look, Predicate<T> there, String what) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            T found = look.get();
            if (there.test(found)) {
                return found;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, stopped);
            }
        }
        throw new IllegalStateException("waited in vain for " + what);
    }

    private List<String> groups(String person) {
        return people.find(person).map(Person::roles).orElseThrow().stream()
                .map(Role::group)
                .toList();
    }
}
