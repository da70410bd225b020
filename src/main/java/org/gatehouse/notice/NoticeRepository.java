package org.gatehouse.notice;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface NoticeRepository extends ListCrudRepository<Notice, Long> {

    @Query("select * from notice where person_id = :person and read_at is null order by id desc"
            + " fetch first :most rows only")
    List<Notice> unread(String person, int most);

    @Modifying
    @Query("update notice set read_at = :now where id = :id and person_id = :person and read_at is null")
    int read(long id, String person, Instant now);

    @Modifying
    @Query("update notice set read_at = :now where person_id = :person and read_at is null and id <= :newest")
    int readUpTo(long newest, String person, Instant now);

    @Query("select * from notice where mail_due_at <= :now and read_at is null order by mail_due_at, id"
            + " fetch first :most rows only")
    List<Notice> dueForMail(Instant now, int most);

    /** Claims the next attempt; of several nodes exactly one gets a 1. */
    @Modifying
    @Query("update notice set mail_attempts = mail_attempts + 1, mail_due_at = :next"
            + " where id = :id and mail_attempts = :attempts and mail_due_at is not null")
    int claim(long id, int attempts, Instant next);

    @Modifying
    @Query("update notice set mailed_at = :now, mail_due_at = null where id = :id")
    void mailed(long id, Instant now);

    @Modifying
    @Query("update notice set mail_due_at = null where id = :id")
    void giveUpMail(long id);
}
