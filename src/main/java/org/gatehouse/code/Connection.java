package org.gatehouse.code;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A repository, or several of one provider, that may tell what happens in them. */
@Table("code_connection")
class Connection {

    /** The old secret still counts for so long after a new one was made. */
    static final Duration OVERLAP = Duration.ofDays(1);

    @Id
    private final Long id;

    @Version
    private int version;

    private final String token;
    private final String projectKey;
    private final Provider provider;
    private final String name;
    private String secret;
    private String previousSecret;
    private Instant previousUntil;
    private final String createdBy;
    private final Instant createdAt;

    @PersistenceCreator
    Connection(
            Long id,
            int version,
            String token,
            String projectKey,
            Provider provider,
            String name,
            String secret,
            String previousSecret,
            Instant previousUntil,
            String createdBy,
            Instant createdAt) {
        this.id = id;
        this.version = version;
        this.token = token;
        this.projectKey = projectKey;
        this.provider = provider;
        this.name = name;
        this.secret = secret;
        this.previousSecret = previousSecret;
        this.previousUntil = previousUntil;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    static Connection of(String projectKey, Provider provider, String name, String person, Instant now) {
        return new Connection(
                null, 0, Secrets.token(), projectKey, provider, name, Secrets.secret(), "", null, person, now);
    }

    public Long id() {
        return id;
    }

    /** Names it in its address; not a secret, but nothing to guess. */
    public String token() {
        return token;
    }

    /** Null where it is the house's. */
    public String projectKey() {
        return projectKey;
    }

    public Provider provider() {
        return provider;
    }

    public String name() {
        return name;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Until when the secret before the last counts; null where none does. */
    public Instant previousUntil() {
        return previousUntil;
    }

    String secret() {
        return secret;
    }

    /** What may have signed a delivery now. */
    List<String> secrets(Instant now) {
        return previousUntil != null && now.isBefore(previousUntil) ? List.of(secret, previousSecret) : List.of(secret);
    }

    void rotate(Instant now) {
        previousSecret = secret;
        previousUntil = now.plus(OVERLAP);
        secret = Secrets.secret();
    }
}
