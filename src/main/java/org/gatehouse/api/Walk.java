package org.gatehouse.api;

import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pages of a list that a room gives as a whole, in an order of the reader's choice. Orders compare texts. */
final class Walk<T> {

    private final Function<T, String> key;
    private final Map<String, Function<T, String>> orders = new LinkedHashMap<>();

    /** @param key that no other row has, of equal rank at any time */
    Walk(Function<T, String> key) {
        this.key = key;
    }

    Walk<T> by(String name, Function<T, String> value) {
        orders.put(name, value);
        return this;
    }

    Page<T> page(List<T> rows, String sort, Asked asked) {
        Function<T, String> value = orders.get(Asked.order(sort, orders.keySet()));
        Comparator<T> order = Comparator.comparing(value).thenComparing(key);
        if (sort.startsWith("-")) {
            order = order.reversed();
        }
        Cursor after = asked.after(sort);
        Comparator<String> direction = sort.startsWith("-") ? Comparator.reverseOrder() : Comparator.naturalOrder();
        List<T> behind = rows.stream()
                .filter(row -> after == null || isBehind(value.apply(row), key.apply(row), after, direction))
                .sorted(order)
                .limit(asked.rows() + 1L)
                .toList();
        return asked.cut(behind, row -> new Cursor(sort, value.apply(row), key.apply(row)));
    }

    private static boolean isBehind(String value, String key, Cursor after, Comparator<String> direction) {
        int byValue = direction.compare(value, after.value());
        return byValue > 0 || byValue == 0 && direction.compare(key, after.key()) > 0;
    }

    /** So that texts stand in the numbers' order. */
    static String number(long number) {
        return String.format("%019d", number);
    }

    /** {@code SEO-12} stands behind {@code SEO-9}. */
    static String key(String key) {
        int dash = key.lastIndexOf('-') + 1;
        int digits = key.length();
        while (digits > dash && Character.isDigit(key.charAt(digits - 1))) {
            digits--;
        }
        return digits == key.length() ? key : key.substring(0, digits) + number(Long.parseLong(key.substring(digits)));
    }

    /** What has no day comes last. */
    static String time(Temporal time) {
        if (time instanceof Instant instant) {
            return number(instant.toEpochMilli());
        }
        return time == null ? "~" : time.toString();
    }
}
