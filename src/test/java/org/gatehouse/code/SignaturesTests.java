package org.gatehouse.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The providers' own examples where their documentation has one, and what forgers would try. */
class SignaturesTests {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** docs.github.com, "Validating webhook deliveries", testing the implementation. */
    @Test
    void githubsExampleHolds() {
        Hook hook = hook(
                "Hello, World!",
                "x-hub-signature-256",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
        assertThat(refusal(Provider.GITHUB, "It's a Secret to Everybody", hook)).isEmpty();
        assertThat(refusal(Provider.GITHUB, "It's another", hook)).isEqualTo("code.refused.signature");
        Hook other = hook("Hello, World?", "x-hub-signature-256", hook.header("x-hub-signature-256"));
        assertThat(refusal(Provider.GITHUB, "It's a Secret to Everybody", other))
                .isEqualTo("code.refused.signature");
        Hook weak = hook("Hello, World!", "x-hub-signature", "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59");
        assertThat(refusal(Provider.GITHUB, "It's a Secret to Everybody", weak))
                .as("SHA-1 alone does not count")
                .isEqualTo("code.refused.unsigned");
    }

    /** The example of the specification at standardwebhooks.com, which GitLab's signing token follows. */
    @Test
    void standardWebhooksExampleHoldsForGitlab() {
        Instant then = Instant.ofEpochSecond(1614265330);
        Hook hook = hook(
                "{\"test\": 2432232314}",
                "webhook-id",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                "v1a,else v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(Signatures.refusal(Provider.GITLAB, List.of(SECRET), hook, then))
                .isEmpty();
        assertThat(Signatures.refusal(Provider.GITLAB, List.of("other", SECRET), hook, then))
                .as("the secret before the last")
                .isEmpty();
        assertThat(Signatures.refusal(Provider.GITLAB, List.of(SECRET), hook, then.plus(Duration.ofMinutes(6))))
                .isEqualTo("code.refused.time");
        assertThat(Signatures.refusal(Provider.GITLAB, List.of(SECRET), hook, then.minus(Duration.ofMinutes(6))))
                .isEqualTo("code.refused.time");
        Hook downgraded = hook("{}", "webhook-signature", "v1,none", "x-gitlab-token", SECRET);
        assertThat(refusal(Provider.GITLAB, SECRET, downgraded))
                .as("a wrong signature is not saved by the token")
                .isEqualTo("code.refused.signature");
    }

    @Test
    void gitlabsSecretTokenIsTheSecretItself() {
        assertThat(refusal(Provider.GITLAB, SECRET, hook("{}", "x-gitlab-token", SECRET)))
                .isEmpty();
        assertThat(refusal(Provider.GITLAB, SECRET, hook("{}", "x-gitlab-token", SECRET + "x")))
                .isEqualTo("code.refused.signature");
    }

    /** help.gitee.com: Base64 of HMAC-SHA256 of time, line feed, secret; the secret of the documentation's code. */
    @Test
    void giteeSignsTheTime() {
        String secret = "this is secret";
        String time = "1576754827988";
        String signature = Base64.getEncoder()
                .encodeToString(Signing.hmac(
                        secret.getBytes(StandardCharsets.UTF_8),
                        (time + "\n" + secret).getBytes(StandardCharsets.UTF_8)));
        assertThat(signature).isEqualTo("2D978FIy4DMMTbiN80zQkNH1Eq/kMBt3gL6OnWfGzzY=");
        Instant then = Instant.ofEpochMilli(1576754827988L);
        Hook plain = hook("{}", "x-gitee-token", signature, "x-gitee-timestamp", time);
        Hook encoded = hook(
                "{}",
                "x-gitee-token",
                signature.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D"),
                "x-gitee-timestamp",
                time);
        for (Hook hook : List.of(plain, encoded)) {
            assertThat(Signatures.refusal(Provider.GITEE, List.of(secret), hook, then.plusSeconds(3599)))
                    .isEmpty();
            assertThat(Signatures.refusal(Provider.GITEE, List.of(secret), hook, then.plusSeconds(3601)))
                    .isEqualTo("code.refused.time");
            assertThat(Signatures.refusal(Provider.GITEE, List.of("this is another"), hook, then))
                    .isEqualTo("code.refused.signature");
        }
        Hook moved = hook("{}", "x-gitee-token", signature, "x-gitee-timestamp", "1576754827989");
        assertThat(Signatures.refusal(Provider.GITEE, List.of(secret), moved, then))
                .isEqualTo("code.refused.signature");
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void whatSignsItselfIsTakenAndNothingElse(Provider provider) {
        byte[] body = "{\"标题\":\"SEO-12\"}".getBytes(StandardCharsets.UTF_8);
        Hook signed = new Hook(Signing.headers(provider, SECRET, body, NOW), body);
        assertThat(refusal(provider, SECRET, signed)).isEmpty();
        assertThat(refusal(provider, "whsec_another", signed)).isEqualTo("code.refused.signature");
        assertThat(refusal(provider, SECRET, new Hook(Map.of(), body))).isEqualTo("code.refused.unsigned");
    }

    @Test
    void aFormsPayloadIsReadAndItsRawBytesAreSigned() {
        String form = "payload=%7B%22ref%22%3A%22a%2Bb+c%22%7D";
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new java.util.HashMap<>(Signing.headers(Provider.GITHUB, SECRET, body, NOW));
        headers.put("content-type", "application/x-www-form-urlencoded");
        Hook hook = new Hook(headers, body);
        assertThat(refusal(Provider.GITHUB, SECRET, hook)).isEmpty();
        assertThat(new String(hook.json(), StandardCharsets.UTF_8)).isEqualTo("{\"ref\":\"a+b c\"}");
    }

    @Test
    void theOldSecretCountsForADay() {
        Connection connection = Connection.of("SEO", Provider.GITHUB, "house/website", "lin", NOW);
        String old = connection.secret();
        connection.rotate(NOW);
        assertThat(connection.secret()).isNotEqualTo(old).startsWith("whsec_");
        assertThat(connection.secrets(NOW.plus(Duration.ofHours(23)))).containsExactly(connection.secret(), old);
        assertThat(connection.secrets(NOW.plus(Duration.ofHours(24)))).containsExactly(connection.secret());
    }

    private static String refusal(Provider provider, String secret, Hook hook) {
        return Signatures.refusal(provider, List.of(secret), hook, NOW);
    }

    private static Hook hook(String body, String... headers) {
        Map<String, String> given = new java.util.HashMap<>();
        for (int at = 0; at < headers.length; at += 2) {
            given.put(headers[at], headers[at + 1]);
        }
        return new Hook(given, body.getBytes(StandardCharsets.UTF_8));
    }
}
