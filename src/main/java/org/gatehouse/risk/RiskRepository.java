package org.gatehouse.risk;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface RiskRepository extends ListCrudRepository<Risk, String> {

    @Query("select coalesce(max(number), 0) from risk where project_key = :projectKey")
    int lastNumber(String projectKey);

    @Query("select risk_key from risk where project_key = :projectKey and state <> 'CLOSED' order by number")
    List<String> openKeys(String projectKey);

    /** Open risks of running projects whose time is known and whose level may follow the calendar. */
    @Query("select r.risk_key from risk r join project p on p.project_key = r.project_key and p.status = 'RUNNING'"
            + " where r.state <> 'CLOSED' and r.near_from is not null and r.inherent_probability is not null"
            + " order by r.risk_key")
    List<String> datedKeys();

    /** Armed triggers of running projects that are reached by the day; the item's delay is told by the caller. */
    @Query("select r.risk_key, r.trigger_kind, r.trigger_day, r.trigger_days, r.trigger_item, i.finish_date from risk r"
            + " join project p on p.project_key = r.project_key and p.status = 'RUNNING'"
            + " left join work_item i on i.item_key = r.trigger_item and i.status not in ('DONE', 'CANCELLED')"
            + " where r.trigger_spent = false and r.state not in ('CLOSED', 'FIRED')"
            + " and (r.trigger_kind = 'DATE' and r.trigger_day <= :today"
            + " or r.trigger_kind = 'ITEM_LATE' and i.finish_date < :today)"
            + " and (:projectKey = '' or r.project_key = :projectKey) order by r.risk_key")
    List<Armed> armed(String projectKey, LocalDate today);

    /** @param finishDate last day of the watched item by the schedule */
    record Armed(
            String riskKey,
            Trigger.Kind triggerKind,
            LocalDate triggerDay,
            Integer triggerDays,
            String triggerItem,
            LocalDate finishDate) {

        Trigger trigger() {
            return new Trigger("", triggerKind, triggerDay, triggerItem, triggerDays);
        }
    }
}
