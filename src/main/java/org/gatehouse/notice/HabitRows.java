package org.gatehouse.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How people want to be told, as they chose it. */
@Repository
class HabitRows {

    private final JdbcClient sql;
    private final Clock clock;

    HabitRows(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * How one topic reaches somebody.
     *
     * @param ways by mail; by chat, never where they have no robot
     */
    record Reach(Habits habits, Map<Channel, Way> ways) {}

    Reach reach(String person, Topic topic) {
        return sql.sql("""
                        select s.*,
                               (select c.way from notice_choice c
                                 where c.person_id = :person and c.topic = :topic and c.channel = 'MAIL') as mail,
                               (select c.way from notice_choice c
                                 where c.person_id = :person and c.topic = :topic and c.channel = 'CHAT') as chat,
                               (select count(*) from notice_bot b where b.person_id = :person) as bots
                          from (select 1 as one) o left join notice_setting s on s.person_id = :person
                        """)
                .param("person", person)
                .param("topic", topic.name())
                .query((row, number) -> {
                    Map<Channel, Way> ways = new EnumMap<>(Channel.class);
                    ways.put(Channel.MAIL, way(row.getString("mail")));
                    ways.put(Channel.CHAT, row.getInt("bots") == 0 ? Way.NEVER : way(row.getString("chat")));
                    return new Reach(habits(row), ways);
                })
                .single();
    }

    Habits of(String person) {
        return sql.sql("select * from notice_setting where person_id = :person")
                .param("person", person)
                .query((row, number) -> habits(row))
                .optional()
                .orElseGet(() -> Habits.usual(clock.getZone()));
    }

    Map<Topic, Map<Channel, Way>> choices(String person) {
        Map<Topic, Map<Channel, Way>> choices = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            choices.put(topic, new EnumMap<>(Map.of(Channel.MAIL, Way.AT_ONCE, Channel.CHAT, Way.AT_ONCE)));
        }
        sql.sql("select topic, channel, way from notice_choice where person_id = :person")
                .param("person", person)
                .query(row -> {
                    choices.get(Topic.valueOf(row.getString("topic")))
                            .put(Channel.valueOf(row.getString("channel")), way(row.getString("way")));
                });
        return choices;
    }

    void save(String person, Habits habits) {
        sql.sql("delete from notice_setting where person_id = :person")
                .param("person", person)
                .update();
        sql.sql("insert into notice_setting (person_id, zone, digest_at, working_days, quiet_from, quiet_until)"
                        + " values (:person, :zone, :digest, :working, :from, :until)")
                .param("person", person)
                .param("zone", habits.zone().getId())
                .param("digest", minutes(habits.digestAt()))
                .param("working", habits.workingDays())
                .param("from", minutes(habits.quietFrom()))
                .param("until", minutes(habits.quietUntil()))
                .update();
    }

    /** Only what differs from the usual is kept. */
    void choose(String person, Map<Topic, Map<Channel, Way>> choices) {
        sql.sql("delete from notice_choice where person_id = :person")
                .param("person", person)
                .update();
        choices.forEach((topic, ways) -> ways.forEach((channel, way) -> {
            if (way != Way.AT_ONCE) {
                sql.sql("insert into notice_choice (person_id, topic, channel, way)"
                                + " values (:person, :topic, :channel, :way)")
                        .param("person", person)
                        .param("topic", topic.name())
                        .param("channel", channel.name())
                        .param("way", way.name())
                        .update();
            }
        }));
    }

    private Habits habits(ResultSet row) throws SQLException {
        String zone = row.getString("zone");
        return zone == null
                ? Habits.usual(clock.getZone())
                : new Habits(
                        ZoneId.of(zone),
                        time(row, "digest_at"),
                        row.getBoolean("working_days"),
                        time(row, "quiet_from"),
                        time(row, "quiet_until"));
    }

    private static LocalTime time(ResultSet row, String column) throws SQLException {
        int minutes = row.getInt(column);
        return row.wasNull() ? null : LocalTime.MIDNIGHT.plusMinutes(minutes);
    }

    private static Integer minutes(LocalTime time) {
        return time == null ? null : time.toSecondOfDay() / 60;
    }

    private static Way way(String chosen) {
        return chosen == null ? Way.AT_ONCE : Way.valueOf(chosen);
    }
}
