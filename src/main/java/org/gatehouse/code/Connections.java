package org.gatehouse.code;

import java.time.Clock;
import java.util.List;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which repositories may tell something: a project's are its manager's affair, the house's an administrator's. */
@Service
@Transactional
public class Connections {

    /** Connections of a project, and of the house. */
    static final int MOST = 20;

    private static final int LONGEST_NAME = 200;

    private final ConnectionRepository connections;
    private final Projects projects;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Connections(
            ConnectionRepository connections,
            Projects projects,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.connections = connections;
        this.projects = projects;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** @param projectKey null for the house's; who may ask is the caller's affair */
    @Transactional(readOnly = true)
    List<Connection> of(String projectKey) {
        return projectKey == null ? connections.ofTheHouse() : connections.findByProjectKeyOrderById(projectKey);
    }

    /** Whether the signed-in person may see addresses and logs, and make and end connections. */
    @Transactional(readOnly = true)
    boolean mayManage(String projectKey) {
        return projectKey == null
                ? me.is(Role.ADMIN)
                : projects.visible(projectKey).managerId().equals(me.id());
    }

    /** The connection, if the signed-in person manages it. */
    @Transactional(readOnly = true)
    Connection managed(String projectKey, long id) {
        if (!mayManage(projectKey)) {
            throw new NotAllowed(projectKey == null ? "code.error.administrator" : "code.error.manager");
        }
        return connections
                .findById(id)
                .filter(connection -> projectKey == null
                        ? connection.projectKey() == null
                        : projectKey.equals(connection.projectKey()))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    /**
     * Where a repository tells what happens in it.
     *
     * @param path of the house that its deliveries are sent to
     * @param secret that signs them
     */
    public record Wire(String path, String secret) {}

    /** A repository of a project that the signed-in person manages may tell from now on. */
    public Wire connect(String projectKey, Provider provider, String name) {
        Connection added = add(projectKey, provider, name);
        return new Wire("/hooks/code/" + added.token(), added.secret());
    }

    Connection add(String projectKey, Provider provider, String name) {
        requireChangeable(projectKey);
        if (provider == null) {
            throw new InvalidInput("provider", "code.error.provider");
        }
        if (name.isBlank()) {
            throw new InvalidInput("name", "code.error.name");
        }
        if (name.length() > LONGEST_NAME) {
            throw new InvalidInput("name", "error.tooLong", "name", LONGEST_NAME);
        }
        if (of(projectKey).size() >= MOST) {
            throw new Conflict("code.error.tooMany", MOST);
        }
        Connection added =
                connections.save(Connection.of(projectKey, provider, name.strip(), me.id(), clock.instant()));
        tell(added, "code.connected");
        return added;
    }

    /** The new secret counts at once, the old one for a day more. */
    Connection rotate(String projectKey, long id) {
        requireChangeable(projectKey);
        Connection connection = managed(projectKey, id);
        connection.rotate(clock.instant());
        Connection rotated = connections.save(connection);
        tell(rotated, "code.rotated");
        return rotated;
    }

    void remove(String projectKey, long id) {
        requireChangeable(projectKey);
        Connection connection = managed(projectKey, id);
        connections.delete(connection);
        tell(connection, "code.disconnected");
    }

    private void requireChangeable(String projectKey) {
        if (projectKey != null) {
            projects.steerable(projectKey);
        } else if (!me.is(Role.ADMIN)) {
            throw new NotAllowed("code.error.administrator");
        }
    }

    /** The house has no trail. */
    private void tell(Connection connection, String action) {
        if (connection.projectKey() != null) {
            events.publishEvent(CodeChanged.of(connection, action));
        }
    }
}
