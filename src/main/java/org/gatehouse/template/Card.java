package org.gatehouse.template;

/**
 * A template in a list.
 *
 * @param language as that of the {@link Template}
 * @param authorId empty for those that come with the house
 * @param weeks of five working days
 */
record Card(
        String id,
        String name,
        String description,
        String language,
        String authorId,
        long items,
        int roles,
        int weeks) {}
