package org.gatehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;

class KeptAttributeTests {

    private final KeptAttribute kept = new KeptAttribute();

    @Test
    void whoIsSignedInComesBack() {
        SecurityContextImpl context = new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                "lin", null, List.of(new SimpleGrantedAuthority("ROLE_manager"))));
        assertThat(kept.convert(new SerializingConverter().convert(context))).isEqualTo(context);
    }

    @Test
    void whatCannotBeReadCountsAsAbsent() {
        assertThat(kept.convert("of another version".getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void classesASessionHasNoNeedOfAreRefused() {
        assertThat(kept.convert(new SerializingConverter().convert(new File("anything"))))
                .isNull();
    }
}
