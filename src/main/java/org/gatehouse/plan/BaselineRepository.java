package org.gatehouse.plan;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface BaselineRepository extends ListCrudRepository<Baseline, Long> {

    List<Baseline> findByProjectKeyOrderByNumberDesc(String projectKey);
}
