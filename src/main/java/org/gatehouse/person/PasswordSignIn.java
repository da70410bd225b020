package org.gatehouse.person;

import java.util.Optional;
import org.gatehouse.engine.Identities;
import org.gatehouse.engine.Identities.Account;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Sign-in with the password the engine keeps; the person's groups become their authorities. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Identities identities;
    private final Throttle throttle;

    PasswordSignIn(Identities identities, Throttle throttle) {
        this.identities = identities;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String id = asked.getName().strip();
        String address = asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        if (!throttle.admits(id, address)) {
            throw new LockedException("too many tries");
        }
        if (!identities.passwordMatches(id, String.valueOf(asked.getCredentials()))) {
            throw new BadCredentialsException("wrong name or password");
        }
        throttle.forgive(id, address);
        Optional<Account> account = identities.find(id);
        UsernamePasswordAuthenticationToken person = UsernamePasswordAuthenticationToken.authenticated(
                id,
                null,
                AuthorityUtils.createAuthorityList(account.orElseThrow().groups().stream()
                        .map(group -> CurrentPerson.PREFIX + group)
                        .toList()));
        person.setDetails(asked.getDetails());
        return person;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
