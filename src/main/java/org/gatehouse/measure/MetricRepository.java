package org.gatehouse.measure;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface MetricRepository extends ListCrudRepository<Metric, Long> {

    List<Metric> findByProjectKeyOrderById(String projectKey);
}
