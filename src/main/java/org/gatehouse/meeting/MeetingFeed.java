package org.gatehouse.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.notice.FeedContributor;
import org.gatehouse.notice.FeedEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Meetings in the personal calendar feed: those somebody is invited to and has not declined, as they are now. */
@Component
class MeetingFeed implements FeedContributor {

    private static final int MOST = 500;

    private final JdbcClient sql;
    private final Clock clock;

    MeetingFeed(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public List<FeedEntry> of(String person, LocalDate from, LocalDate to, Locale reader) {
        return sql.sql("select m.project_key, m.meeting_key, m.title, m.purpose, o.* from meeting_occurrence o"
                        + " join meeting m on m.meeting_key = o.meeting_key"
                        + " join meeting_person p on p.meeting_key = m.meeting_key and p.person_id = :person"
                        + " left join meeting_answer a on a.occurrence_id = o.id and a.person_id = :person"
                        + " where o.cancelled_at is null and coalesce(a.answer, p.answer) <> 'DECLINED'"
                        + " and o.ends_at >= :from and o.starts_at < :to order by o.starts_at, o.id"
                        + " fetch first " + MOST + " rows only")
                .param("person", person)
                .param(
                        "from",
                        MeetingRows.utc(from.atStartOfDay(clock.getZone()).toInstant()))
                .param(
                        "to",
                        MeetingRows.utc(
                                to.plusDays(1).atStartOfDay(clock.getZone()).toInstant()))
                .query((row, number) -> {
                    Occurrence one = MeetingRows.occurrence(row);
                    String place = "/projects/" + row.getString("project_key") + "/meetings/" + one.meetingKey() + "/"
                            + one.number();
                    return FeedEntry.at(
                            "meeting-" + one.meetingKey() + "-" + one.number(),
                            row.getString("title"),
                            row.getString("purpose"),
                            one.place(),
                            place,
                            one.startsAt(),
                            one.endsAt());
                })
                .list();
    }
}
