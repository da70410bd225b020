package org.gatehouse.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;

/** Part of a list. */
public record Page<T>(
        @Schema(description = "The rows of this page, in the order that was asked for")
        List<T> items,

        @Schema(
                description = "Cursor of the next page; null on the last one. The Link header leads there too.",
                nullable = true,
                example = "a2V5HwFTRU8")
        String next) {

    public <R> Page<R> map(Function<T, R> shown) {
        return new Page<>(items.stream().map(shown).toList(), next);
    }
}
