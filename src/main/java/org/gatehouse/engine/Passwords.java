package org.gatehouse.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Stores passwords slowly hashed, where the engine on its own would use one round of SHA-512. */
@Component
final class Passwords implements PasswordEncryptor {

    private final BCryptPasswordEncoder bcrypt;

    /** @param strength binary logarithm of the rounds, 4 to 31; passwords that are kept already stay as they are */
    Passwords(@Value("${gatehouse.password-strength}") int strength) {
        this.bcrypt = new BCryptPasswordEncoder(strength);
    }

    @Override
    public String encrypt(String password) {
        return bcrypt.encode(digest(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        return bcrypt.matches(digest(password), encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "SHA256-BCRYPT";
    }

    /** bcrypt reads 72 bytes only; the engine appends a salt of its own to the password, which may be long. */
    private static String digest(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
