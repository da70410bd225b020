package org.gatehouse.webhook;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Somebody else's address that is told what happens here. */
@Table("webhook")
class Webhook {

    /** The old secret signs too for so long after a new one was made. */
    static final Duration OVERLAP = Duration.ofDays(1);

    /** Who has not answered for so long is not told any more. */
    static final Duration PATIENCE = Duration.ofDays(3);

    @Id
    private final Long id;

    @Version
    private int version;

    private final String projectKey;
    private String url;
    private String kinds;
    private String secret;
    private String previousSecret;
    private Instant previousUntil;
    private boolean active;
    private Instant failingSince;
    private Instant switchedOffAt;
    private final String createdBy;
    private final Instant createdAt;

    @PersistenceCreator
    Webhook(
            Long id,
            int version,
            String projectKey,
            String url,
            String kinds,
            String secret,
            String previousSecret,
            Instant previousUntil,
            boolean active,
            Instant failingSince,
            Instant switchedOffAt,
            String createdBy,
            Instant createdAt) {
        this.id = id;
        this.version = version;
        this.projectKey = projectKey;
        this.url = url;
        this.kinds = kinds;
        this.secret = secret;
        this.previousSecret = previousSecret;
        this.previousUntil = previousUntil;
        this.active = active;
        this.failingSince = failingSince;
        this.switchedOffAt = switchedOffAt;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    static Webhook of(String projectKey, String url, List<String> kinds, String person, Instant now) {
        return new Webhook(
                null,
                0,
                projectKey,
                url,
                String.join(",", kinds),
                Secret.fresh(),
                "",
                null,
                true,
                null,
                null,
                person,
                now);
    }

    public Long id() {
        return id;
    }

    /** Null where it is told of every project. */
    public String projectKey() {
        return projectKey;
    }

    public String url() {
        return url;
    }

    /** Name of the host in its address. */
    public String host() {
        return URI.create(url).getHost();
    }

    /** Rooms whose events it is told. */
    public List<String> kinds() {
        return List.of(kinds.split(","));
    }

    public boolean isActive() {
        return active;
    }

    /** Since when nothing could be delivered; null where the last could. */
    public Instant failingSince() {
        return failingSince;
    }

    /** When it was switched off because it had not answered for long; null where it was not. */
    public Instant switchedOffAt() {
        return switchedOffAt;
    }

    public Instant previousUntil() {
        return previousUntil;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    String secret() {
        return secret;
    }

    /** That sign now, the newest first. */
    List<String> secrets(Instant now) {
        return previousUntil != null && now.isBefore(previousUntil) ? List.of(secret, previousSecret) : List.of(secret);
    }

    void change(String address, List<String> wanted) {
        url = address;
        kinds = String.join(",", wanted);
    }

    void rotate(Instant now) {
        previousSecret = secret;
        previousUntil = now.plus(OVERLAP);
        secret = Secret.fresh();
    }

    void switchOn() {
        active = true;
        failingSince = null;
        switchedOffAt = null;
    }

    void switchOff() {
        active = false;
    }

    void answered() {
        failingSince = null;
    }

    /** Tells whether it was switched off for it. */
    boolean failed(Instant now) {
        if (failingSince == null) {
            failingSince = now;
        }
        if (!active || now.isBefore(failingSince.plus(PATIENCE))) {
            return false;
        }
        active = false;
        switchedOffAt = now;
        return true;
    }

    /** The other side said that it wants nothing more. */
    void gone(Instant now) {
        active = false;
        switchedOffAt = now;
    }
}
