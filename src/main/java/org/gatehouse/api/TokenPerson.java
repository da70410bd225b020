package org.gatehouse.api;

import java.util.Collection;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** Somebody for whom a program acts. */
final class TokenPerson extends AbstractAuthenticationToken {

    private final transient AccessToken token;

    TokenPerson(AccessToken token, Collection<? extends GrantedAuthority> authorities) {
        super(authorities);
        this.token = token;
        setAuthenticated(true);
    }

    AccessToken token() {
        return token;
    }

    @Override
    public Object getCredentials() {
        return null;
    }

    @Override
    public String getPrincipal() {
        return token.personId();
    }
}
