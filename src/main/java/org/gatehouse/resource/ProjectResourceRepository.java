package org.gatehouse.resource;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface ProjectResourceRepository extends ListCrudRepository<ProjectResource, Long> {

    List<ProjectResource> findByProjectKeyOrderById(String projectKey);

    Optional<ProjectResource> findByProjectKeyAndPersonId(String projectKey, String personId);
}
