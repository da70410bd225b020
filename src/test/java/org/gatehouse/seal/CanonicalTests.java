package org.gatehouse.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalTests {

    /** The example of RFC 8785, section 3.2.2, shortened. */
    @Test
    void theSameIsWrittenInOneWayOnly() {
        String one = "{ \"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 1e-27],\n"
                + " \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\", \"literals\": [null, true] }";
        assertThat(text(one))
                .isEqualTo("{\"literals\":[null,true],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
        assertThat(text("{\"b\":\"关口\",\"a\":1.0}")).isEqualTo("{\"a\":1,\"b\":\"关口\"}");
        assertThat(text(text(one))).isEqualTo(text(one));
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> Canonical.bytes("{\"a\":")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Computed independently: printf '%064d\nabc' 0 | sha256sum. */
    @Test
    void aLinkIsTheHashOfThePreviousHashALineFeedAndTheContent() {
        assertThat(Chain.link(Chain.BEGINNING, "abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ac10ec504bb4ed3d77c3b3d1cf8fc534a2f6658185a64fc00b24a1afce46cec3");
    }

    private static String text(String json) {
        return new String(Canonical.bytes(json), StandardCharsets.UTF_8);
    }
}
