package org.gatehouse.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.gatehouse.kernel.InvalidInput;

/** Which part of a list is asked for. */
public record Asked(
        @Parameter(
                description = "Rows on a page",
                schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
        Integer limit,

        @Parameter(
                description = "Where the page begins: `next` of the page before; empty for the first page",
                schema = @Schema(type = "string", maxLength = 2000))
        String cursor) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    int rows() {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new InvalidInput("limit", "api.error.pageSize", MOST);
        }
        return limit == null ? USUAL : limit;
    }

    /** The order, which must be among those offered; a minus turns it round. */
    static String order(String sort, Collection<String> offered) {
        String bare = sort.startsWith("-") ? sort.substring(1) : sort;
        if (!offered.contains(bare)) {
            throw new InvalidInput("sort", "api.error.sort", sort, String.join(", ", offered));
        }
        return bare;
    }

    Cursor after(String sort) {
        return Cursor.read(cursor, sort);
    }

    /** The page out of its rows and one more, which tells that there is a next one. */
    <T> Page<T> cut(List<T> rows, Function<T, Cursor> place) {
        if (rows.size() <= rows()) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, rows());
        return new Page<>(shown, place.apply(shown.get(shown.size() - 1)).toString());
    }
}
