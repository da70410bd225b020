package org.gatehouse.resource;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface BudgetLineRepository extends ListCrudRepository<BudgetLine, Long> {

    List<BudgetLine> findByProjectKeyOrderById(String projectKey);
}
