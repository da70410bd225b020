package org.gatehouse.project;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ReopeningRepository extends ListCrudRepository<Reopening, Long> {

    List<Reopening> findByProjectKeyOrderByNumber(String projectKey);
}
