package org.gatehouse.execution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface TimeEntryRepository extends ListCrudRepository<TimeEntry, Long> {

    List<TimeEntry> findByItemKeyOrderByDayDescIdDesc(String itemKey);

    @Query("select coalesce(sum(hours), 0) from time_entry where project_key = :projectKey")
    BigDecimal hoursOfProject(String projectKey);

    @Query(
            "select coalesce(sum(hours), 0) from time_entry where person_id = :person and work_day between :from and :to")
    BigDecimal hoursOfPerson(String person, LocalDate from, LocalDate to);

    @Query("select item_key, sum(hours) as hours from time_entry where project_key = :projectKey group by item_key")
    List<ItemHours> hoursByItem(String projectKey);

    @Query("select item_key, person_id, work_day, sum(hours) as hours from time_entry"
            + " where project_key = :projectKey group by item_key, person_id, work_day"
            + " order by item_key, person_id, work_day")
    List<WorkedHours> workedIn(String projectKey);

    /** Hours booked on one item. */
    record ItemHours(String itemKey, BigDecimal hours) {}
}
