package org.gatehouse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.gatehouse.kernel.InvalidInput;
import org.junit.jupiter.api.Test;

class TokenTextTests {

    @Test
    void tokens_are_alike_in_form_and_never_the_same() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String token = TokenText.make();
            assertThat(token).matches("gh_[0-9A-Za-z]{38}");
            assertThat(TokenText.isWellFormed(token)).isTrue();
            made.add(token);
        }
        assertThat(made).hasSize(200);
    }

    @Test
    void a_mistyped_token_is_known_without_asking() {
        String token = TokenText.make();
        for (int at = 3; at < token.length(); at++) {
            char other = token.charAt(at) == 'x' ? 'y' : 'x';
            assertThat(TokenText.isWellFormed(token.substring(0, at) + other + token.substring(at + 1)))
                    .as("sign %d of %s", at, token)
                    .isFalse();
        }
        assertThat(TokenText.isWellFormed("")).isFalse();
        assertThat(TokenText.isWellFormed("gh_")).isFalse();
        assertThat(TokenText.isWellFormed(token + "0")).isFalse();
        assertThat(TokenText.isWellFormed("xy_" + token.substring(3))).isFalse();
    }

    @Test
    void a_scope_opens_what_it_names_and_nothing_else() {
        Scope scope = Scope.read("goals:read items:write");
        assertThat(scope.opens(Area.GOALS, false)).isTrue();
        assertThat(scope.opens(Area.GOALS, true)).isFalse();
        assertThat(scope.opens(Area.ITEMS, false)).isTrue();
        assertThat(scope.opens(Area.ITEMS, true)).isTrue();
        assertThat(scope.opens(Area.RISKS, false)).isFalse();
        assertThat(scope.opens(Area.NONE, true)).isTrue();
        assertThat(Scope.read(scope.toString())).isEqualTo(scope);
        assertThat(Scope.read("").rights()).isEmpty();
        assertThat(Scope.read("elsewhere:write").rights()).isEmpty();
        assertThatThrownBy(() -> Scope.read("goals:own")).isInstanceOf(InvalidInput.class);
    }
}
