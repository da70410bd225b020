package org.gatehouse.template;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A plan somebody saved to begin other projects from. */
@Table("project_template")
class SavedTemplate {

    @Id
    private final Long id;

    @Version
    private int version;

    private String name;
    private String description;
    private final String language;
    private final String sourceKey;
    private final String authorId;
    private final Instant savedAt;
    private Instant retiredAt;
    private final int itemCount;
    private final int roleCount;
    private final int dayCount;
    private final byte[] content;

    @PersistenceCreator
    SavedTemplate(
            Long id,
            int version,
            String name,
            String description,
            String language,
            String sourceKey,
            String authorId,
            Instant savedAt,
            Instant retiredAt,
            int itemCount,
            int roleCount,
            int dayCount,
            byte[] content) {
        this.id = id;
        this.version = version;
        this.name = name;
        this.description = description;
        this.language = language;
        this.sourceKey = sourceKey;
        this.authorId = authorId;
        this.savedAt = savedAt;
        this.retiredAt = retiredAt;
        this.itemCount = itemCount;
        this.roleCount = roleCount;
        this.dayCount = dayCount;
        this.content = content;
    }

    static SavedTemplate of(
            Saving saving, String sourceKey, String authorId, Instant savedAt, Blueprint plan, byte[] content) {
        return new SavedTemplate(
                null,
                0,
                saving.name(),
                saving.description(),
                saving.language(),
                sourceKey,
                authorId,
                savedAt,
                null,
                (int) plan.itemCount(),
                plan.roles().size(),
                Course.of(plan).days(),
                content);
    }

    long id() {
        return id;
    }

    int version() {
        return version;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    /** {@code en} or {@code zh}: what its texts are in, as its author said. */
    String language() {
        return language;
    }

    String authorId() {
        return authorId;
    }

    boolean isRetired() {
        return retiredAt != null;
    }

    byte[] content() {
        return content;
    }

    void rename(String newName, String newDescription) {
        this.name = newName;
        this.description = newDescription;
    }

    /** Offered to nobody from now on. */
    void retire(Instant when) {
        this.retiredAt = when;
    }
}
