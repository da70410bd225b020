package org.gatehouse.execution;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface AcceptanceRepository extends ListCrudRepository<Acceptance, Long> {

    List<Acceptance> findByItemKeyOrderByIdDesc(String itemKey);
}
