package org.gatehouse.notice;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface NoticeRepository extends ListCrudRepository<Notice, Long> {

    /** Without tasks: who looks at this sees their tasks beside it. */
    @Query("select * from notice where person_id = :person and read_at is null and message not like 'notice.task.%'"
            + " order by id desc fetch first :most rows only")
    List<Notice> unread(String person, int most);

    @Query("select count(*) from (select 1 as one from notice where person_id = :person and read_at is null"
            + " fetch first :most rows only) counted")
    int countUnread(String person, int most);

    @Query("select * from notice where person_id = :person"
            + " and (:state = 'all' or (:state = 'read') = (read_at is not null))"
            + " order by id desc offset :offset rows fetch next :most rows only")
    List<Notice> page(String person, String state, int offset, int most);

    @Query("select count(*) from notice where person_id = :person"
            + " and (:state = 'all' or (:state = 'read') = (read_at is not null))")
    int count(String person, String state);

    @Modifying
    @Query("update notice set read_at = :now where id = :id and person_id = :person and read_at is null")
    int read(long id, String person, Instant now);

    @Modifying
    @Query("update notice set read_at = :now where person_id = :person and read_at is null and id <= :newest")
    int readUpTo(long newest, String person, Instant now);

    /** What was said of a task is settled with it. */
    @Modifying
    @Query("update notice set read_at = :now where person_id = :person and read_at is null and link = :link"
            + " and message like 'notice.task.%'")
    int settle(String person, String link, Instant now);

    @Query("select count(*) from notice where person_id = :person and link = :link and created_at >= :since")
    int countSince(String person, String link, Instant since);
}
