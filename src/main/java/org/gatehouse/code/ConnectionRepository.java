package org.gatehouse.code;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ConnectionRepository extends ListCrudRepository<Connection, Long> {

    List<Connection> findByProjectKeyOrderById(String projectKey);

    @Query("select * from code_connection where project_key is null order by id")
    List<Connection> ofTheHouse();

    Optional<Connection> findByToken(String token);

    /** Deliveries of one connection are taken one after the other. */
    @Query("select id from code_connection where id = :id for update")
    Optional<Long> lock(long id);
}
