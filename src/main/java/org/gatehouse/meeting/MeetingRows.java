package org.gatehouse.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Meetings, who is invited, and the times they are held. */
@Repository
class MeetingRows {

    private static final String OCCURRENCE =
            "select o.* from meeting_occurrence o join meeting m on m.meeting_key = o.meeting_key ";

    private final JdbcClient sql;

    MeetingRows(JdbcClient sql) {
        this.sql = sql;
    }

    int nextNumber(String projectKey) {
        return sql.sql("select coalesce(max(number), 0) + 1 from meeting where project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
    }

    Optional<Meeting> find(String meetingKey) {
        return Optional.ofNullable(all(List.of(meetingKey)).get(meetingKey));
    }

    /** By their keys, with who is invited; two statements. */
    Map<String, Meeting> all(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Invitee>> invitees = new HashMap<>();
        sql.sql("select * from meeting_person where meeting_key in (:keys) order by required desc, person_id")
                .param("keys", keys)
                .query((row, number) -> invitees.computeIfAbsent(row.getString("meeting_key"), key -> new ArrayList<>())
                        .add(new Invitee(
                                row.getString("person_id"),
                                row.getBoolean("required"),
                                Answer.valueOf(row.getString("answer")))))
                .list();
        Map<String, Meeting> meetings = new LinkedHashMap<>();
        sql.sql("select * from meeting where meeting_key in (:keys) order by meeting_key")
                .param("keys", keys)
                .query((row, number) -> meeting(row, invitees.getOrDefault(row.getString("meeting_key"), List.of())))
                .list()
                .forEach(meeting -> meetings.put(meeting.key(), meeting));
        return meetings;
    }

    /** Keys of a project's meetings with something still to come. */
    List<String> openKeys(String projectKey, Instant now) {
        return sql.sql("select m.meeting_key from meeting m where m.project_key = ? and m.cancelled_at is null"
                        + " and exists (select 1 from meeting_occurrence o where o.meeting_key = m.meeting_key"
                        + " and o.cancelled_at is null and o.starts_at > ?) order by m.number")
                .param(projectKey)
                .param(utc(now))
                .query(String.class)
                .list();
    }

    void add(Meeting meeting) {
        sql.sql(
                        "insert into meeting (meeting_key, version, project_key, number, uid, sequence, series, title, purpose,"
                                + " place, organizer_id, minute_taker_id, zone, local_start, minutes, rule, day_off, standing,"
                                + " gate, gate_subject, cancelled_at, cancel_reason, created_at) values (:key, :version, :project,"
                                + " :number, :uid, :sequence, :series, :title, :purpose, :place, :organizer, :taker, :zone, :start,"
                                + " :minutes, :rule, :dayOff, :standing, :gate, :subject, :cancelledAt, :cancelReason, :createdAt)")
                .params(values(meeting))
                .update();
        addPeople(meeting);
    }

    /** Whether nobody was faster: the row still had the version before. */
    boolean update(Meeting meeting) {
        Map<String, Object> values = values(meeting);
        values.keySet().removeAll(Set.of("project", "number", "uid", "series", "organizer", "createdAt"));
        boolean first = sql.sql("update meeting set version = :version + 1, sequence = :sequence, title = :title,"
                                + " purpose = :purpose, place = :place, minute_taker_id = :taker, zone = :zone,"
                                + " local_start = :start, minutes = :minutes, rule = :rule, day_off = :dayOff,"
                                + " standing = :standing, gate = :gate, gate_subject = :subject,"
                                + " cancelled_at = :cancelledAt, cancel_reason = :cancelReason"
                                + " where meeting_key = :key and version = :version")
                        .params(values)
                        .update()
                == 1;
        if (first) {
            sql.sql("delete from meeting_person where meeting_key = ?")
                    .param(meeting.key())
                    .update();
            addPeople(meeting);
        }
        return first;
    }

    private void addPeople(Meeting meeting) {
        meeting.invitees()
                .forEach(invitee -> sql.sql("insert into meeting_person (meeting_key, person_id, required, answer)"
                                + " values (?, ?, ?, ?)")
                        .params(
                                meeting.key(),
                                invitee.personId(),
                                invitee.required(),
                                invitee.answer().name())
                        .update());
    }

    void answer(String meetingKey, String person, Answer answer) {
        sql.sql("update meeting_person set answer = ? where meeting_key = ? and person_id = ?")
                .params(answer.name(), meetingKey, person)
                .update();
    }

    /** In their order. */
    List<Occurrence> occurrences(String meetingKey) {
        return sql.sql(OCCURRENCE + "where o.meeting_key = ? order by o.original_start, o.number")
                .param(meetingKey)
                .query((row, number) -> occurrence(row))
                .list();
    }

    Optional<Occurrence> occurrence(String meetingKey, int number) {
        return sql.sql(OCCURRENCE + "where o.meeting_key = ? and o.number = ?")
                .param(meetingKey)
                .param(number)
                .query((row, at) -> occurrence(row))
                .optional();
    }

    void add(Occurrence occurrence) {
        sql.sql("insert into meeting_occurrence (meeting_key, number, original_start, local_start, minutes, place,"
                        + " starts_at, ends_at, cancelled_at, cancel_reason) values (:key, :number, :original, :start,"
                        + " :minutes, :place, :startsAt, :endsAt, :cancelledAt, :cancelReason)")
                .params(values(occurrence))
                .update(new GeneratedKeyHolder(), "id");
    }

    void update(Occurrence occurrence) {
        Map<String, Object> values = values(occurrence);
        values.put("id", occurrence.id());
        sql.sql(
                        "update meeting_occurrence set meeting_key = :key, number = :number, original_start = :original,"
                                + " local_start = :start, minutes = :minutes, place = :place, starts_at = :startsAt,"
                                + " ends_at = :endsAt, cancelled_at = :cancelledAt, cancel_reason = :cancelReason where id = :id")
                .params(values)
                .update();
    }

    /** With what was prepared for it; never one of which there are minutes. */
    void remove(Occurrence occurrence) {
        for (String table :
                List.of("meeting_answer", "meeting_point", "meeting_decision", "meeting_action", "meeting_draft")) {
            sql.sql("delete from " + table + " where occurrence_id = ?")
                    .param(occurrence.id())
                    .update();
        }
        sql.sql("delete from meeting_occurrence where id = ?")
                .param(occurrence.id())
                .update();
    }

    /** What people answered for single times, by time and person. */
    Map<Long, Map<String, Answer>> answers(String meetingKey) {
        Map<Long, Map<String, Answer>> answers = new HashMap<>();
        sql.sql("select a.occurrence_id, a.person_id, a.answer from meeting_answer a join meeting_occurrence o"
                        + " on o.id = a.occurrence_id where o.meeting_key = ? and a.answer is not null")
                .param(meetingKey)
                .query((row, number) -> answers.computeIfAbsent(row.getLong(1), id -> new HashMap<>())
                        .put(row.getString(2), Answer.valueOf(row.getString(3))))
                .list();
        return answers;
    }

    /** Who came, of those of whom it was noted. */
    Map<String, Boolean> presence(long occurrenceId) {
        return sql
                .sql("select person_id, present from meeting_answer where occurrence_id = ? and present is not null")
                .param(occurrenceId)
                .query((row, number) -> Map.entry(row.getString(1), row.getBoolean(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @param answer null for the one they gave for the series */
    void answer(long occurrenceId, String person, Answer answer) {
        put(occurrenceId, person, "answer", answer == null ? null : answer.name());
    }

    void forgetAnswers(long occurrenceId) {
        sql.sql("delete from meeting_answer where occurrence_id = ?")
                .param(occurrenceId)
                .update();
    }

    void present(long occurrenceId, String person, boolean present) {
        put(occurrenceId, person, "present", present);
    }

    private void put(long occurrenceId, String person, String column, Object value) {
        int known = sql.sql("update meeting_answer set " + column + " = :value where occurrence_id = :id"
                        + " and person_id = :person")
                .param("value", value)
                .param("id", occurrenceId)
                .param("person", person)
                .update();
        if (known == 0 && value != null) {
            sql.sql("insert into meeting_answer (occurrence_id, person_id, " + column + ") values (?, ?, ?)")
                    .params(occurrenceId, person, value)
                    .update();
        }
    }

    private static Map<String, Object> values(Meeting meeting) {
        Map<String, Object> values = new HashMap<>();
        values.put("key", meeting.key());
        values.put("version", meeting.version());
        values.put("project", meeting.projectKey());
        values.put("number", meeting.number());
        values.put("uid", meeting.uid());
        values.put("sequence", meeting.sequence());
        values.put("series", meeting.series());
        values.put("title", meeting.title());
        values.put("purpose", meeting.purpose());
        values.put("place", meeting.place());
        values.put("organizer", meeting.organizerId());
        values.put("taker", meeting.minuteTakerId());
        values.put("zone", meeting.zone().getId());
        values.put("start", meeting.start());
        values.put("minutes", meeting.minutes());
        values.put("rule", meeting.rhythm().text());
        values.put("dayOff", meeting.dayOff().name());
        values.put(
                "standing", meeting.standing().stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
        values.put("gate", meeting.gate());
        values.put("subject", meeting.gateSubject());
        values.put("cancelledAt", utc(meeting.cancelledAt()));
        values.put("cancelReason", meeting.cancelReason());
        values.put("createdAt", utc(meeting.createdAt()));
        return values;
    }

    private static Map<String, Object> values(Occurrence occurrence) {
        Map<String, Object> values = new HashMap<>();
        values.put("key", occurrence.meetingKey());
        values.put("number", occurrence.number());
        values.put("original", occurrence.original());
        values.put("start", occurrence.start());
        values.put("minutes", occurrence.minutes());
        values.put("place", occurrence.place());
        values.put("startsAt", utc(occurrence.startsAt()));
        values.put("endsAt", utc(occurrence.endsAt()));
        values.put("cancelledAt", utc(occurrence.cancelledAt()));
        values.put("cancelReason", occurrence.cancelReason());
        return values;
    }

    private static Meeting meeting(ResultSet row, List<Invitee> invitees) throws SQLException {
        String standing = row.getString("standing");
        return new Meeting(
                row.getString("meeting_key"),
                row.getInt("version"),
                row.getString("project_key"),
                row.getInt("number"),
                row.getString("uid"),
                row.getInt("sequence"),
                row.getString("series"),
                row.getString("title"),
                row.getString("purpose"),
                row.getString("place"),
                row.getString("organizer_id"),
                row.getString("minute_taker_id"),
                ZoneId.of(row.getString("zone")),
                row.getObject("local_start", LocalDateTime.class),
                row.getInt("minutes"),
                Rhythm.parse(row.getString("rule")),
                DayOff.valueOf(row.getString("day_off")),
                standing.isEmpty()
                        ? Set.of()
                        : Arrays.stream(standing.split(","))
                                .map(Standing::valueOf)
                                .collect(Collectors.toSet()),
                row.getString("gate"),
                row.getString("gate_subject"),
                instant(row, "cancelled_at"),
                row.getString("cancel_reason"),
                instant(row, "created_at"),
                invitees);
    }

    static Occurrence occurrence(ResultSet row) throws SQLException {
        return new Occurrence(
                row.getLong("id"),
                row.getString("meeting_key"),
                row.getInt("number"),
                row.getObject("original_start", LocalDateTime.class),
                row.getObject("local_start", LocalDateTime.class),
                row.getInt("minutes"),
                row.getString("place"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                instant(row, "cancelled_at"),
                row.getString("cancel_reason"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
