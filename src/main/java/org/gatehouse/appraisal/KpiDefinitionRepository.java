package org.gatehouse.appraisal;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface KpiDefinitionRepository extends ListCrudRepository<KpiDefinition, Long> {

    List<KpiDefinition> findAllByOrderByForRoleAscIdAsc();
}
