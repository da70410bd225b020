package org.gatehouse.appraisal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface AppraisalRepository extends ListCrudRepository<Appraisal, Long> {

    @Query("select * from appraisal where person_id = :person order by to_day desc, id desc")
    List<Appraisal> ofPerson(String person);

    /** Of those who report to the person; of others whom they appraise where nobody is their line manager. */
    @Query("select a.* from appraisal a where " + TEAM
            + " order by case when a.state in ('CLOSED', 'ENDED') then 1 else 0"
            + " end, a.to_day desc, a.id desc offset :offset rows fetch next :limit rows only")
    List<Appraisal> team(String manager, int offset, int limit);

    @Query("select count(*) from appraisal a where " + TEAM)
    int teamSize(String manager);

    String TEAM = "a.person_id <> :manager and (a.person_id in (select r.person_id from person_manager r"
            + " where r.manager_id = :manager) or a.appraiser_id = :manager and not exists (select 1 from person_manager r"
            + " where r.person_id = a.person_id))";

    /** Appeals that wait for the person's answer. */
    @Query("select * from appraisal where state = 'APPEALED' and judge_id = :judge order by id")
    List<Appraisal> appealsTo(String judge);

    @Query("select * from appraisal where (:period = 0 or period_id = :period) and (:state = '' or state = :state)"
            + " order by created_at desc, id desc offset :offset rows fetch next :limit rows only")
    List<Appraisal> house(long period, String state, int offset, int limit);

    @Query(
            "select count(*) from appraisal where (:period = 0 or period_id = :period) and (:state = '' or state = :state)")
    int houseSize(long period, String state);

    @Query("select state, count(*) as amount from appraisal where (:period = 0 or period_id = :period) group by state")
    List<Amount> amounts(long period);

    /** How many appraisals stand there. */
    record Amount(State state, int amount) {}

    List<Appraisal> findByProjectKey(String projectKey);

    List<Appraisal> findByPeriodId(long periodId);

    Optional<Appraisal> findByPersonIdAndProjectKey(String person, String projectKey);

    /** The one before: what was open there is carried on. */
    @Query("select * from appraisal where person_id = :person and id < :id and state <> 'ENDED'"
            + " order by id desc fetch first 1 rows only")
    Optional<Appraisal> before(String person, long id);

    @Query("select * from appraisal where person_id = :person and period_id is not null and id < :id"
            + " order by id desc fetch first 1 rows only")
    Optional<Appraisal> lastOfPeriod(String person, long id);

    @Query("select * from appraisal where state not in ('CLOSED', 'ENDED') and person_id = :person")
    List<Appraisal> openOf(String person);

    @Query("select distinct person_id from appraisal where state not in ('CLOSED', 'ENDED')")
    List<String> peopleWithOpen();

    @Query("select distinct appraiser_id from appraisal where state not in ('CLOSED', 'ENDED')")
    List<String> appraisersWithOpen();

    @Query("select * from appraisal where state not in ('CLOSED', 'ENDED') and appraiser_id = :appraiser")
    List<Appraisal> openBy(String appraiser);

    @Query("select count(*) from appraisal_period where from_day = :from and to_day = :to")
    int periods(LocalDate from, LocalDate to);
}
