package org.gatehouse.webhook;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface WebhookRepository extends ListCrudRepository<Webhook, Long> {

    List<Webhook> findByProjectKeyOrderById(String projectKey);

    @Query("select * from webhook where project_key is null order by id")
    List<Webhook> ofTheHouse();

    @Query(
            "select * from webhook where active = true and (project_key = :projectKey or project_key is null) order by id")
    List<Webhook> told(String projectKey);
}
