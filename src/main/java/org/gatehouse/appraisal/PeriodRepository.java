package org.gatehouse.appraisal;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface PeriodRepository extends ListCrudRepository<Period, Long> {

    List<Period> findAllByOrderByToDayDescIdDesc();
}
