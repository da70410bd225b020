package org.gatehouse.template;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface SavedTemplateRepository extends ListCrudRepository<SavedTemplate, Long> {

    @Query("select id, name, description, language, author_id, item_count, role_count, day_count"
            + " from project_template where retired_at is null order by name, id")
    List<Listed> listed();

    /** A template without its content. */
    record Listed(
            long id,
            String name,
            String description,
            String language,
            String authorId,
            int itemCount,
            int roleCount,
            int dayCount) {}
}
