package org.gatehouse.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the people of a house may change of a thing, by field, as the trail writes it: numbers without needless zeros,
 * dates as ISO 8601 has them, texts as they are. Taken before and after a change, it tells what changed.
 */
public final class Facts {

    /** Of a thing that is not there yet, or no more. */
    public static final Facts NONE = new Facts(Map.of());

    private final Map<String, String> values;

    private Facts(Map<String, String> values) {
        this.values = values;
    }

    public static Facts of(String field, Object value) {
        return NONE.and(field, value);
    }

    /** @param value null and empty collections count as an empty text */
    public Facts and(String field, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(field, text(value));
        return new Facts(more);
    }

    /** Each field whose values differ, in this order, those only the other has behind. */
    public List<Change> changedTo(Facts after) {
        Set<String> fields = new LinkedHashSet<>(values.keySet());
        fields.addAll(after.values.keySet());
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            String old = values.getOrDefault(field, "");
            String now = after.values.getOrDefault(field, "");
            if (!old.equals(now)) {
                changes.add(new Change(field, old, now));
            }
        }
        return List.copyOf(changes);
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(Facts::text).collect(Collectors.joining(", "));
        }
        return value.toString().strip();
    }
}
