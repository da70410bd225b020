package org.gatehouse.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The signed-in person behind a request to the engine. */
record Caller(String person, List<String> groups) {

    private static final String ROLE = "ROLE_";

    static Caller current() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated()) {
            return new Caller("", List.of());
        }
        return new Caller(
                who.getName(),
                who.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(authority -> authority.startsWith(ROLE))
                        .map(authority -> authority.substring(ROLE.length()))
                        .toList());
    }

    Set<Role> roles() {
        return groups.stream().flatMap(group -> Role.ofGroup(group).stream()).collect(Collectors.toUnmodifiableSet());
    }

    boolean is(Role role) {
        return groups.contains(role.group());
    }
}
