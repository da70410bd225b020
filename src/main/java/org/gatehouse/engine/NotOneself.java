package org.gatehouse.engine;

import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

/** A password does not contain its owner's id, name or address; names of two letters are in too many words to matter. */
final class NotOneself extends PasswordPolicyUserDataRuleImpl {

    private static final int TELLING = 3;

    @Override
    public boolean execute(String password, User owner) {
        String guess = password.toLowerCase(Locale.ROOT);
        return Stream.of(owner.getId(), owner.getFirstName(), owner.getLastName(), owner.getEmail())
                .filter(own -> own != null && own.length() >= TELLING)
                .noneMatch(own -> guess.contains(own.toLowerCase(Locale.ROOT)));
    }
}
