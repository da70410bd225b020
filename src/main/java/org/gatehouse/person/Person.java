package org.gatehouse.person;

import java.util.Set;
import org.gatehouse.kernel.Role;

/**
 * Somebody who signs in.
 *
 * @param name as people read it: {@code 林悦 Lin Yue}
 */
public record Person(String id, String name, String email, Set<Role> roles) {

    public Person {
        roles = Set.copyOf(roles);
    }

    /** Known by name only: somebody who was here, or worked on a project that came from another house. */
    public boolean isFormer() {
        return roles.isEmpty();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
