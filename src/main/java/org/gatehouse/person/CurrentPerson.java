package org.gatehouse.person;

import java.util.List;
import org.gatehouse.kernel.Role;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is at the keyboard; the house itself in background jobs. */
@Component
public class CurrentPerson {

    /** Id of the house itself, where nobody is signed in. */
    public static final String SYSTEM = "system";

    /** Authorities are group ids behind this prefix. */
    public static final String PREFIX = "ROLE_";

    public String id() {
        return isSignedIn() ? authentication().getName() : SYSTEM;
    }

    /** Ids of the engine's groups they belong to. */
    public List<String> groups() {
        return isSignedIn()
                ? authentication().getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(authority -> authority.startsWith(PREFIX))
                        .map(authority -> authority.substring(PREFIX.length()))
                        .toList()
                : List.of();
    }

    public boolean is(Role role) {
        return groups().contains(role.group());
    }

    public boolean isSignedIn() {
        Authentication authentication = authentication();
        return authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken);
    }

    private static Authentication authentication() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
