package org.gatehouse.template;

/**
 * A template as it is offered.
 *
 * @param id as addresses have it
 * @param language of its texts, {@code en} or {@code zh}; empty where they are in the reader's
 * @param authorId empty for those that come with the house
 * @param version of a saved one, against changes that overtake each other
 */
record Template(
        String id,
        String name,
        String description,
        String language,
        String authorId,
        int version,
        Blueprint blueprint,
        Course course) {

    Card card() {
        return new Card(
                id,
                name,
                description,
                language,
                authorId,
                blueprint.itemCount(),
                blueprint.roles().size(),
                course.weeks());
    }
}
