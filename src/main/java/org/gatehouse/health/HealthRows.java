package org.gatehouse.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.health.Health.Dimension;
import org.gatehouse.health.Health.Overrule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Health on disk: as it is now, as it was each day, and what people said against it. */
@Repository
class HealthRows {

    private static final String OVERRULE =
            " o.light as o_light, o.why as o_why, o.given_by as o_given_by, o.given_at as o_given_at, o.until as o_until";

    /** Projects whose health is looked at. */
    private static final String UNDER_WAY = "p.status in ('RUNNING', 'ON_HOLD')";

    private final JdbcClient sql;

    HealthRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** How it was on a day, without its sentences. */
    record Reading(LocalDate day, Light light, Light computed, String givenBy, String why, Map<String, Light> lights) {

        public boolean isOverridden() {
            return givenBy != null;
        }
    }

    /** Keeps everybody else from judging this project until the transaction ends. */
    void lock(String projectKey) {
        sql.sql("select project_key from project_health where project_key = :project for update")
                .param("project", projectKey)
                .query(String.class)
                .optional();
    }

    /** A project that has just begun is to be looked at. */
    void begin(String projectKey) {
        sql.sql("insert into project_health (project_key, light, computed, stale)"
                        + " values (:project, 'GREY', 'GREY', true)")
                .param("project", projectKey)
                .update();
    }

    boolean isDue(String projectKey, LocalDate today) {
        return sql.sql("select count(*) from project_health where project_key = :project"
                                + " and stale = false and judged_on = :today")
                        .param("project", projectKey)
                        .param("today", today)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** Projects under way that were touched, or not looked at today; those waiting longest first. */
    List<String> due(LocalDate today, int most) {
        return sql.sql("select p.project_key from project p join project_health h on h.project_key = p.project_key"
                        + " where " + UNDER_WAY
                        + " and (h.stale = true or h.judged_on is null or h.judged_on < :today)"
                        + " order by h.judged_at nulls first, p.project_key fetch next :most rows only")
                .param("today", today)
                .param("most", most)
                .query(String.class)
                .list();
    }

    void touch(String projectKey) {
        sql.sql("update project_health set stale = true where project_key = :project and stale = false")
                .param("project", projectKey)
                .update();
    }

    /** The light that counted when it was last judged; empty before the first time. */
    Optional<Light> lastLight(String projectKey) {
        return sql.sql("select light from project_health where project_key = :project and judged_on is not null")
                .param("project", projectKey)
                .query(String.class)
                .optional()
                .map(Light::valueOf);
    }

    void keep(Health health, Instant now) {
        String project = health.projectKey();
        sql.sql("update project_health set light = :light, computed = :computed, judged_on = :day, judged_at = :now,"
                        + " stale = false where project_key = :project")
                .param("light", health.light().name())
                .param("computed", health.computed().name())
                .param("day", health.day())
                .param("now", at(now))
                .param("project", project)
                .update();
        sql.sql("delete from health_dimension where project_key = :project and judged_on = :day")
                .param("project", project)
                .param("day", health.day())
                .update();
        sql.sql("delete from health_reading where project_key = :project and judged_on = :day")
                .param("project", project)
                .param("day", health.day())
                .update();
        sql.sql("insert into health_reading (project_key, judged_on, light, computed, given_by, why)"
                        + " values (:project, :day, :light, :computed, :by, :why)")
                .param("project", project)
                .param("day", health.day())
                .param("light", health.light().name())
                .param("computed", health.computed().name())
                .param(
                        "by",
                        health.override() == null ? null : health.override().who())
                .param(
                        "why",
                        health.override() == null ? null : health.override().why())
                .update();
        int place = 0;
        for (Dimension each : health.dimensions()) {
            sql.sql("insert into health_dimension (project_key, judged_on, place, dimension, light, english, chinese)"
                            + " values (:project, :day, :place, :dimension, :light, :english, :chinese)")
                    .param("project", project)
                    .param("day", health.day())
                    .param("place", place++)
                    .param("dimension", each.dimension())
                    .param("light", each.light().name())
                    .param("english", each.english())
                    .param("chinese", each.chinese())
                    .update();
        }
    }

    /** As they were last judged, in two statements; projects never judged are left out. */
    Map<String, Health> latest(Collection<String> projectKeys, LocalDate today) {
        if (projectKeys.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Dimension>> dimensions = new HashMap<>();
        sql.sql("select d.project_key, d.dimension, d.light, d.english, d.chinese from health_dimension d"
                        + " join project_health h on h.project_key = d.project_key and h.judged_on = d.judged_on"
                        + " where d.project_key in (:projects) order by d.project_key, d.place")
                .param("projects", projectKeys)
                .query((row, number) -> dimensions
                        .computeIfAbsent(row.getString(1), project -> new ArrayList<>())
                        .add(new Dimension(
                                row.getString(2), Light.valueOf(row.getString(3)), row.getString(4), row.getString(5))))
                .list();
        Map<String, Health> found = new LinkedHashMap<>();
        sql.sql("select h.project_key, h.judged_on," + OVERRULE + " from project_health h"
                        + " left join health_override o on o.project_key = h.project_key and o.ended_at is null"
                        + " and o.until >= :today where h.project_key in (:projects) and h.judged_on is not null"
                        + " order by h.project_key")
                .param("today", today)
                .param("projects", projectKeys)
                .query((row, number) -> found.put(
                        row.getString(1),
                        Health.of(
                                row.getString(1),
                                row.getObject(2, LocalDate.class),
                                dimensions.getOrDefault(row.getString(1), List.of()),
                                overrule(row))))
                .list();
        return found;
    }

    Optional<Overrule> overrule(String projectKey) {
        return sql.sql("select" + OVERRULE + " from health_override o"
                        + " where o.project_key = :project and o.ended_at is null")
                .param("project", projectKey)
                .query((row, number) -> overrule(row))
                .optional();
    }

    void overrule(String projectKey, Overrule overrule) {
        sql.sql("insert into health_override (project_key, light, why, given_by, given_at, until)"
                        + " values (:project, :light, :why, :by, :at, :until)")
                .param("project", projectKey)
                .param("light", overrule.light().name())
                .param("why", overrule.why())
                .param("by", overrule.who())
                .param("at", at(overrule.when()))
                .param("until", overrule.until())
                .update();
    }

    /** @return whether there was one */
    boolean endOverrule(String projectKey, Instant now) {
        return sql.sql("update health_override set ended_at = :now where project_key = :project and ended_at is null")
                        .param("now", at(now))
                        .param("project", projectKey)
                        .update()
                > 0;
    }

    /** Newest first, in two statements. */
    List<Reading> history(String projectKey, LocalDate since) {
        Map<LocalDate, Map<String, Light>> lights = new HashMap<>();
        sql.sql(
                        "select judged_on, dimension, light from health_dimension where project_key = :project and judged_on >= :since"
                                + " order by judged_on, place")
                .param("project", projectKey)
                .param("since", since)
                .query((row, number) -> lights.computeIfAbsent(
                                row.getObject(1, LocalDate.class), day -> new LinkedHashMap<>())
                        .put(row.getString(2), Light.valueOf(row.getString(3))))
                .list();
        return sql.sql(
                        "select judged_on, light, computed, given_by, why from health_reading where project_key = :project"
                                + " and judged_on >= :since order by judged_on desc")
                .param("project", projectKey)
                .param("since", since)
                .query((row, number) -> new Reading(
                        row.getObject(1, LocalDate.class),
                        Light.valueOf(row.getString(2)),
                        Light.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        lights.getOrDefault(row.getObject(1, LocalDate.class), Map.of())))
                .list();
    }

    private static Overrule overrule(ResultSet row) throws SQLException {
        String light = row.getString("o_light");
        return light == null
                ? null
                : new Overrule(
                        Light.valueOf(light),
                        row.getString("o_given_by"),
                        row.getString("o_why"),
                        row.getObject("o_given_at", OffsetDateTime.class).toInstant(),
                        row.getObject("o_until", LocalDate.class));
    }

    private static OffsetDateTime at(Instant when) {
        return OffsetDateTime.ofInstant(when, ZoneOffset.UTC);
    }
}
