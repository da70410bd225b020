package org.gatehouse.resource;

import java.math.BigDecimal;
import org.gatehouse.kernel.Facts;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Somebody or something a project works with. */
@Table("project_resource")
public class ProjectResource {

    @Id
    private final Long id;

    @Version
    private int version;

    private final String projectKey;
    private Kind kind;
    private String personId;
    private String name;
    private int percent;
    private String unitLabel;
    private BigDecimal rate;
    private Long calendarId;
    private String externalId;

    /** What sort of thing it is. */
    public enum Kind {
        PERSON,
        /** Somebody who is not known yet: a role. */
        PLACEHOLDER,
        /** Counted in units. */
        MATERIAL,
        /** Money alone. */
        COST
    }

    @PersistenceCreator
    ProjectResource(
            Long id,
            int version,
            String projectKey,
            Kind kind,
            String personId,
            String name,
            int percent,
            String unitLabel,
            BigDecimal rate,
            Long calendarId,
            String externalId) {
        this.id = id;
        this.version = version;
        this.projectKey = projectKey;
        this.kind = kind;
        this.personId = personId;
        this.name = name;
        this.percent = percent;
        this.unitLabel = unitLabel;
        this.rate = rate;
        this.calendarId = calendarId;
        this.externalId = externalId;
    }

    static ProjectResource of(String projectKey, ResourceDraft draft) {
        ProjectResource resource =
                new ProjectResource(null, 0, projectKey, draft.kind(), draft.personId(), "", 100, "", null, null, null);
        resource.reword(draft);
        return resource;
    }

    /** @param calendar what people call the calendar of {@link #calendarId()}; empty where there is none */
    Facts facts(String calendar) {
        return Facts.of("kind", "resource.kind." + kind)
                .and("personId", personId)
                .and("name", kind == Kind.PERSON ? "" : name)
                .and("percent", percent)
                .and("unit", unitLabel)
                .and("rate", rate)
                .and("calendar", calendar);
    }

    public Long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String projectKey() {
        return projectKey;
    }

    public Kind kind() {
        return kind;
    }

    /** Null unless it is a person. */
    public String personId() {
        return personId;
    }

    /** What it is called; of a person the name they had when they joined. */
    public String name() {
        return name;
    }

    /** Of a day that can be planned with; 100 is one person's. */
    public int percent() {
        return percent;
    }

    /** What material is counted in; empty otherwise. */
    public String unitLabel() {
        return unitLabel == null ? "" : unitLabel;
    }

    /** Of an hour or a unit in the project's currency; null: the person's own, or none. */
    public BigDecimal rate() {
        return rate;
    }

    /** Null: the person's own, or the project's. */
    public Long calendarId() {
        return calendarId;
    }

    /** Of the same resource in the file it came from; null where it came from none. */
    public String externalId() {
        return externalId;
    }

    /** Person or role: what it does takes time. */
    public boolean isWorker() {
        return kind == Kind.PERSON || kind == Kind.PLACEHOLDER;
    }

    void reword(ResourceDraft draft) {
        this.name = draft.name().strip();
        this.percent = draft.percent();
        this.unitLabel = draft.unitLabel().strip();
        this.rate = draft.rate();
        this.calendarId = draft.calendarId();
        this.externalId = draft.externalId();
    }

    void become(String person, String personName) {
        this.kind = Kind.PERSON;
        this.personId = person;
        this.name = personName;
    }
}
